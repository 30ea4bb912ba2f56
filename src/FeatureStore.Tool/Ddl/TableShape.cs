using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Ddl;

/// <summary>A table as BigQuery keeps it: what DDL and a table.json both say, whole, so that each can be made of the other.</summary>
internal sealed record TableShape
{
    public required TablePath Path { get; init; }

    public string? FriendlyName { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<KeyValuePair<string, string>> Labels { get; init; } = [];

    public ImmutableArray<ShapeColumn> Columns { get; init; } = [];

    public ShapePartition? Partition { get; init; }

    public bool FilterRequired { get; init; }

    public ImmutableArray<string> Clustering { get; init; } = [];

    /// <summary>Columns of the primary key, which BigQuery does not enforce; empty without one.</summary>
    public ImmutableArray<string> PrimaryKey { get; init; } = [];

    public ImmutableArray<ShapeForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>The column of a name, whatever its case; null if there is none.</summary>
    public ShapeColumn? Find(string name) => Columns.FirstOrDefault(column => Same(column.Name, name));

    public static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where a table is; project and dataset are empty where they are not said.</summary>
internal sealed record TablePath(string Project, string Dataset, string Table)
{
    public override string ToString() => string.Join('.', new[] { Project, Dataset, Table }.Where(part => part.Length > 0));
}

/// <summary>A column, or a field of a STRUCT.</summary>
internal sealed record ShapeColumn(string Name, ColumnType Type, ShapeMode Mode)
{
    public int? Precision { get; init; }

    public int? Scale { get; init; }

    public int? MaxLength { get; init; }

    public string? Description { get; init; }

    /// <summary>The expression, in GoogleSQL, that a row without a value gets; null for none.</summary>
    public string? Default { get; init; }

    public string? Collation { get; init; }

    public ImmutableArray<ShapeColumn> Fields { get; init; } = [];

    /// <summary>The type of an element, as GoogleSQL spells it, without the fields of a STRUCT.</summary>
    public string ScalarText => this switch
    {
        { Precision: { } precision, Scale: { } scale and > 0 } => FormattableString.Invariant($"{Type.Sql()}({precision}, {scale})"),
        { Precision: { } precision } => FormattableString.Invariant($"{Type.Sql()}({precision})"),
        { MaxLength: { } length } => FormattableString.Invariant($"{Type.Sql()}({length})"),
        _ => Type.Sql(),
    };

    /// <summary>Type and mode, for a message: REPEATED FLOAT64.</summary>
    public string Text => Mode == ShapeMode.Nullable ? ScalarText : $"{Mode.ToString().ToUpperInvariant()} {ScalarText}";

    /// <summary>Whether values of both are kept alike.</summary>
    public bool HasShapeOf(ShapeColumn other) =>
        (Type, Mode, Precision, Scale ?? 0, MaxLength) == (other.Type, other.Mode, other.Precision, other.Scale ?? 0, other.MaxLength)
        && Fields.Length == other.Fields.Length
        && Fields.Zip(other.Fields).All(pair => TableShape.Same(pair.First.Name, pair.Second.Name) && pair.First.HasShapeOf(pair.Second));
}

/// <summary>How a table is partitioned: by time, or by ranges of an integer.</summary>
/// <param name="Column">Null for the time of the load.</param>
/// <param name="Granularity">HOUR, DAY, MONTH, YEAR, or RANGE.</param>
internal sealed record ShapePartition(string? Column, string Granularity)
{
    /// <summary>Milliseconds that a partition is kept; null for ever.</summary>
    public long? ExpirationMs { get; init; }

    /// <summary>The ranges; null for a partition by time.</summary>
    public ShapeRange? Range { get; init; }
}

/// <summary>Ranges of an integer: from the start on, without the end.</summary>
internal sealed record ShapeRange(long Start, long End, long Interval);

/// <summary>A key of another table, which BigQuery does not enforce.</summary>
internal sealed record ShapeForeignKey(string? Name, ImmutableArray<string> Columns, TablePath Table, ImmutableArray<string> ReferencedColumns);
