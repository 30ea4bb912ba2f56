using System.Data.Common;

namespace FeatureStore;

/// <summary>A generated record of a table's row.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface ITableRow<TSelf>
    where TSelf : ITableRow<TSelf>
{
    /// <summary>The table as its definition described it.</summary>
    static abstract TableInfo Table { get; }

    /// <summary>Reads the current row, given for each column of the definition its ordinal in the reader, or -1 where the reader lacks it.</summary>
    static abstract TSelf Read(DbDataReader reader, ReadOnlySpan<int> ordinals);

    /// <summary>Writes the values of a row, column by column in the order of the definition.</summary>
    static abstract void Write(TSelf row, RowWriter writer);
}

/// <summary>A record of the user's own, filled from some columns of a table.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
/// <typeparam name="TColumns">The columns of the table.</typeparam>
public interface IProjection<TSelf, TColumns>
    where TSelf : IProjection<TSelf, TColumns>
{
    /// <summary>The columns that it takes, in the order in which <see cref="Read"/> expects them.</summary>
    static abstract IReadOnlyList<Expr> Select(TColumns columns);

    /// <summary>Reads the current row of a reader that has just those columns.</summary>
    static abstract TSelf Read(DbDataReader reader);
}

/// <summary>Asks the generator to fill a partial record from the columns of a table, matched to its parameters by name and type when it is built.</summary>
/// <typeparam name="TRow">The generated record of the table.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ProjectionAttribute<TRow> : Attribute
    where TRow : ITableRow<TRow>;
