namespace FeatureStore;

/// <summary>Reports on the days of any table that has a catalog, on any engine.</summary>
public static class DayReports
{
    /// <summary>The one statement that a report of a day takes, in a dialect.</summary>
    /// <exception cref="ArgumentException">The table has no catalog, or no partition by day.</exception>
    public static SqlStatement ToSql(TableInfo table, DateOnly day, SqlDialect dialect) => new DayReportQuery(table).Of(day).ToSql(dialect);

    /// <summary>Reports on a day. A day without rows gives a report with none.</summary>
    /// <exception cref="ArgumentException">The table has no catalog, or no partition by day.</exception>
    public static async Task<DayReport> ReportAsync(this IFeatureStore store, TableInfo table, DateOnly day, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var query = new DayReportQuery(table);
        await foreach (var values in store.QueryAsync(query.Of(day), cancellationToken).ConfigureAwait(false))
            return query.Read(values, day);
        throw new InvalidOperationException("The engine gave no row for a query of aggregates.");
    }

    /// <summary>Reports on each day of a range, both ends included, that has rows, the first day first, from one statement.</summary>
    /// <exception cref="ArgumentException">The table has no catalog, or no partition by day; or the range ends before it starts.</exception>
    public static async Task<IReadOnlyList<DayReport>> ReportAsync(
        this IFeatureStore store, TableInfo table, DateOnly from, DateOnly to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var query = new DayReportQuery(table);
        var reports = new List<DayReport>();
        await foreach (var values in store.QueryAsync(query.Of(from, to), cancellationToken).ConfigureAwait(false))
            reports.Add(query.Read(values, (DateOnly)values[^1]!));
        return reports;
    }
}
