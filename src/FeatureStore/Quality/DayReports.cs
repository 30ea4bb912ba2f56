namespace FeatureStore;

/// <summary>Reports on a day of any table that has a catalog, on any engine.</summary>
public static class DayReports
{
    /// <summary>The one statement that a report of a day takes, in a dialect.</summary>
    /// <exception cref="ArgumentException">The table has no catalog, or no partition by day.</exception>
    public static SqlStatement ToSql(TableInfo table, DateOnly day, SqlDialect dialect) => DayReportQuery.Of(table, day).Query.ToSql(dialect);

    /// <summary>Reports on a day. A day without rows gives a report with none.</summary>
    /// <exception cref="ArgumentException">The table has no catalog, or no partition by day.</exception>
    public static async Task<DayReport> ReportAsync(this IFeatureStore store, TableInfo table, DateOnly day, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var query = DayReportQuery.Of(table, day);
        await foreach (var values in store.QueryAsync(query.Query, cancellationToken).ConfigureAwait(false))
            return query.Read(values);
        throw new InvalidOperationException("The engine gave no row for a query of aggregates.");
    }
}
