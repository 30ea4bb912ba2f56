namespace FeatureStore.BigQuery;

/// <summary>How rows are streamed.</summary>
public sealed record InsertOptions
{
    /// <summary>
    /// Whether each row has an id by which BigQuery drops, for about a minute, a second copy of it. Without ids more rows a second are taken, and a
    /// call that may have got through is not repeated.
    /// </summary>
    public bool UseInsertIds { get; init; } = true;

    /// <summary>Whether the rows that fit are written although others of their batch do not.</summary>
    public bool SkipInvalidRows { get; init; }
}

/// <summary>A row that BigQuery did not take.</summary>
/// <param name="Row">Which one, from 1.</param>
/// <param name="Column">The column to blame; null if BigQuery names none.</param>
/// <param name="Reason">BigQuery's word for it.</param>
/// <param name="Problem">BigQuery's sentence.</param>
public sealed record RejectedRow(long Row, string? Column, string Reason, string Problem);

/// <summary>Rows that BigQuery did not take; batches before them, or with the option for it their neighbours, are written.</summary>
public sealed class BigQueryInsertException : BigQueryException
{
    internal BigQueryInsertException(string table, IReadOnlyList<RejectedRow> rows, long written)
        : base($"{table} did not take {rows.Count} {(rows.Count == 1 ? "row" : "rows")}; {written} rows are written. Row {rows[0].Row}{(rows[0].Column is { } column ? $", column {column}" : "")}: {rows[0].Problem}")
    {
        Rows = rows;
        Written = written;
        Reason = rows[0].Reason;
    }

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<RejectedRow> Rows { get; }

    /// <summary>Rows that were written.</summary>
    public long Written { get; }
}
