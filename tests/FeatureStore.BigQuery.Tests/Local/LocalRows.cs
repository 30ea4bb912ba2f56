namespace FeatureStore.BigQuery.Tests.Local;

/// <summary>Rows to ask a local BigQuery for.</summary>
internal static class LocalRows
{
    private static readonly DateOnly First = new(2026, 1, 1);

    public static IEnumerable<long> Numbers(int count) => Enumerable.Range(1, count).Select(n => (long)n);

    /// <summary>The numbers from 1, as the engine counts them.</summary>
    public static async Task<List<long>> ReadAsync(BigQueryFeatureStore store, int count, CancellationToken cancellationToken = default)
    {
        await using var reader = await store.ExecuteReaderAsync(new("SELECT n FROM UNNEST(GENERATE_ARRAY(1, @p0)) AS n ORDER BY n", [new("p0", (long)count, DataType.Int64)]), cancellationToken);
        var numbers = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
            numbers.Add(reader.GetInt64(0));
        return numbers;
    }

    /// <summary>Makes p.d.days, partitioned by its day, and fills it.</summary>
    public static async Task CreateDaysAsync(BigQueryFeatureStore store, int days, int rowsPerDay)
    {
        await store.CreateTableAsync(DayRow.Table);
        await store.AppendAsync(Enumerable.Range(0, days * rowsPerDay).Select(i => new DayRow(First.AddDays(i / rowsPerDay), i)));
    }

    /// <summary>A statement whose parameter is a day of that table.</summary>
    public static SqlStatement OnDay(string text, int day) => new(text, [new("p0", First.AddDays(day), DataType.Date)]);
}

/// <summary>A row of a table that is partitioned by its day.</summary>
internal sealed record DayRow(DateOnly Day, long N) : ITableRow<DayRow>
{
    public static TableInfo Table { get; } = new("p", "d", "days", [new("day", DataType.Date, ColumnMode.Required), new("n", DataType.Int64, ColumnMode.Nullable)], "fingerprint")
    {
        Partition = new("day", "DAY", FilterRequired: true),
    };

    public static DayRow Read(System.Data.Common.DbDataReader reader, ReadOnlySpan<int> ordinals) =>
        new(reader.GetFieldValue<DateOnly>(ordinals[0]), reader.GetInt64(ordinals[1]));

    public static void Write(DayRow row, RowWriter writer)
    {
        writer.Date(row.Day);
        writer.Int64(row.N);
    }
}
