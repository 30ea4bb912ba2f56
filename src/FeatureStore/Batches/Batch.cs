using System.Diagnostics.CodeAnalysis;

namespace FeatureStore;

/// <summary>
/// Rows of a table, column by column. An engine fills one batch again and again: what was taken from it, spans and rows too, is gone with the next
/// fetch.
/// </summary>
public abstract class Batch
{
    private readonly BatchColumn?[] _byOrdinal;

    /// <summary>A batch without rows.</summary>
    /// <param name="columns">Its columns.</param>
    protected Batch(BatchColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Table = columns.Table;
        Columns = columns.Columns;
        _byOrdinal = columns.ByOrdinal;
    }

    /// <summary>The table that the rows are of.</summary>
    public TableInfo Table { get; }

    /// <summary>The columns that it has, in the order in which they were asked for.</summary>
    public IReadOnlyList<BatchColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Columns[0].Count;

    /// <summary>The column at an ordinal of the table's definition; null if it was not asked for.</summary>
    public BatchColumn? Find(int ordinal) => _byOrdinal[ordinal];

    /// <summary>The column of a name, whatever its case; null if it was not asked for.</summary>
    public BatchColumn? Find(string name) => Table.OrdinalOf(name) is >= 0 and var ordinal ? _byOrdinal[ordinal] : null;

    /// <summary>Texts of a row that the catalog does not know, each with its column; empty, as a rule.</summary>
    public IReadOnlyList<UnknownText> UnknownTextsOf(int row)
    {
        List<UnknownText>? texts = null;
        foreach (var column in Columns)
        {
            if (column is IBatchCodes codes && codes.Codes[row] == IBatchCodes.UnknownCode)
                (texts ??= []).Add(new(column.Info.Name, codes.TextOf(row)!));
        }

        return texts ?? (IReadOnlyList<UnknownText>)[];
    }

    /// <summary>Takes all rows away, and keeps the memory.</summary>
    public void Clear()
    {
        foreach (var column in Columns)
            column.Clear();
    }

    /// <summary>The column at an ordinal of the table's definition; for generated code.</summary>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    protected TColumn Column<TColumn>(int ordinal)
        where TColumn : BatchColumn => _byOrdinal[ordinal] is TColumn column ? column : ThrowAbsent<TColumn>(ordinal);

    [DoesNotReturn]
    private TColumn ThrowAbsent<TColumn>(int ordinal) =>
        throw new InvalidOperationException($"Column {Table.Columns[ordinal].Name} is not in the batch; ask for it where the batch is read.");
}

/// <summary>A generated batch of a table.</summary>
/// <typeparam name="TSelf">The batch itself.</typeparam>
/// <typeparam name="TRow">The record of the table's row.</typeparam>
public interface ITableBatch<TSelf, TRow>
    where TSelf : Batch, ITableBatch<TSelf, TRow>
    where TRow : ITableRow<TRow>
{
    /// <summary>A batch without rows.</summary>
    static abstract TSelf Create(BatchColumns columns);
}
