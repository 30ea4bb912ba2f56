using System.Globalization;
using System.Text;
using FeatureStore.GoogleSql;

namespace FeatureStore.LocalBigQuery;

/// <summary>Runs statements on Google's engine, with the rules that BigQuery adds to it: partition filters, bytes and their limits, names of errors.</summary>
internal sealed class QueryEngine(LocalBigQueryServer server)
{
    private const string NoTable = "Table not found: ";

    /// <summary>The job of a statement, done; an error of the statement is the job's.</summary>
    public LocalJob Run(LocalJob job, long? maximumBytes)
    {
        try
        {
            var bytes = BytesProcessed(job.Statement!);
            if (bytes > maximumBytes)
                throw new ApiException(400, "bytesBilledLimitExceeded", string.Create(CultureInfo.InvariantCulture, $"Query exceeded limit for bytes billed: {maximumBytes}. {bytes} or higher required."));
            var result = Try(() => GoogleSqlEngine.Shared.Evaluate(job.Statement!, server.Tables.Snapshot()));
            return job with { Result = result, BytesProcessed = bytes };
        }
        catch (ApiException error)
        {
            return job with { Error = error };
        }
    }

    public IReadOnlyList<ColumnInfo> Columns(SqlStatement statement) =>
        Try(() => GoogleSqlEngine.Shared.Analyze(statement, [.. server.Tables.Snapshot().Select(t => t.Definition)]));

    /// <summary>Bytes of the columns that a statement reads, in the partitions that it does not leave out.</summary>
    public long BytesProcessed(SqlStatement statement)
    {
        var tables = server.Tables.Snapshot();
        var reads = Try(() => GoogleSqlEngine.Shared.Reads(statement, [.. tables.Select(t => t.Definition)]));
        return tables.Sum(table => Bytes(table, [.. reads.Where(r => r.Table == table.Name)]));
    }

    private static long Bytes(GoogleSqlTable table, List<TableRead> reads)
    {
        if (reads.Count == 0)
            return 0;
        if (table.Definition.Partition is { FilterRequired: true, Column: { } partition } && reads.Any(r => !r.Filtered.ContainsKey(partition)))
            throw new ApiException(400, "invalidQuery", $"Cannot query over table '{table.Name}' without a filter over column(s) '{partition}' that can be used for partition elimination");
        var columns = table.Definition.Columns.Index().Where(c => reads.Any(r => r.Columns.Contains(c.Item.Name, StringComparer.OrdinalIgnoreCase))).ToList();
        return table.RowsOf(reads).Sum(row => columns.Sum(c => Bytes(row[c.Index])));
    }

    // As BigQuery's documentation of data sizes counts them.
    private static long Bytes(object? value) => value switch
    {
        null => 0,
        bool => 1,
        string text => 2 + Encoding.UTF8.GetByteCount(text),
        byte[] bytes => 2 + bytes.Length,
        decimal => 16,
        object?[] values => values.Sum(Bytes),
        _ => 8,
    };

    private static T Try<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (GoogleSqlException error) when (error.Message.StartsWith(NoTable, StringComparison.Ordinal))
        {
            var name = error.Message[NoTable.Length..].Split([';', ' '])[0].Trim('`').Split('.');
            throw ApiException.NotFound($"Table {(name.Length == 3 ? $"{name[0]}:{name[1]}.{name[2]}" : string.Join('.', name))} was not found in location US");
        }
        catch (GoogleSqlException error)
        {
            throw new ApiException(400, "invalidQuery", error.Message.Replace(" [at ", " at [", StringComparison.Ordinal));
        }
    }
}
