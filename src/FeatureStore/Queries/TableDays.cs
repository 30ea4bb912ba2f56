namespace FeatureStore;

/// <summary>Says which days a table has, on any engine.</summary>
public static class TableDays
{
    /// <summary>The greatest day of the partition column; null for a table without rows.</summary>
    /// <exception cref="ArgumentException">The table has no partition by day.</exception>
    public static async Task<DateOnly?> NewestDayAsync(this IFeatureStore store, TableInfo table, CancellationToken cancellationToken = default) =>
        (await DaysAsync(store, table, cancellationToken).ConfigureAwait(false))?.Last;

    /// <summary>
    /// Number of rows, and the least and greatest day of the partition column; null for a table without rows. It reads the partition column of all
    /// rows, and nothing else.
    /// </summary>
    /// <exception cref="ArgumentException">The table has no partition by day.</exception>
    public static async Task<(long Rows, DateOnly First, DateOnly Last)?> DaysAsync(
        this IFeatureStore store, TableInfo table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(table);
        await foreach (var (rows, first, last) in store.QueryAsync(Query(table), cancellationToken).ConfigureAwait(false))
            return first is null || last is null ? null : (rows, first.Value, last.Value);
        throw new InvalidOperationException("The engine gave no row for a query of aggregates.");
    }

    /// <summary>What <see cref="DaysAsync"/> asks for; on an engine that charges by the byte, to say what it would cost.</summary>
    /// <exception cref="ArgumentException">The table has no partition by day.</exception>
    public static Query<(long Rows, DateOnly? First, DateOnly? Last)> Query(TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var day = PartitionDays.Of(table);
        // All days there are, said as a filter where one is required.
        var all = PartitionDays.Between(table, DateOnly.MinValue, DateOnly.MaxValue.AddDays(-1));
        var output = new QueryOutput<int, DateOnly>([], 0, static (ordinal, reader) => FieldReaders.RequiredDate(reader, ordinal));
        var rows = new Query<Expr<DateOnly>, DateOnly>(day, new(table), all.Node, output);
        return rows.Select(d => (Sql.Count().As("row_count"), Sql.Min(d).As("first_day"), Sql.Max(d).As("last_day")));
    }
}
