namespace FeatureStore;

/// <summary>Reports on the days of any table that has a catalog, on any engine.</summary>
public static class DayReports
{
    /// <summary>The one statement that a report of a day takes, in a dialect.</summary>
    /// <exception cref="ArgumentException">The table has no catalog, or no partition by day.</exception>
    public static SqlStatement ToSql(TableInfo table, DateOnly day, SqlDialect dialect) =>
        CheckRunQuery.Of(table, [], day, day, new DayReportMeasures(table).Expressions).Query.ToSql(dialect);

    /// <summary>Reports on a day. A day without rows gives a report with none.</summary>
    /// <exception cref="ArgumentException">The table has no catalog, or no partition by day.</exception>
    public static async Task<DayReport> ReportAsync(this IFeatureStore store, TableInfo table, DateOnly day, CancellationToken cancellationToken = default) =>
        (await store.ReportAsync(table, day, day, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>
    /// Reports on each day of a range, both ends included, that has rows, the first day first, from one statement. A range of one day always
    /// gives one report.
    /// </summary>
    /// <exception cref="ArgumentException">The table has no catalog, or no partition by day; or the range ends before it starts.</exception>
    public static async Task<IReadOnlyList<DayReport>> ReportAsync(
        this IFeatureStore store, TableInfo table, DateOnly from, DateOnly to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var measures = new DayReportMeasures(table);
        var query = CheckRunQuery.Of(table, [], from, to, measures.Expressions);
        var reports = new List<DayReport>();
        await foreach (var values in store.QueryAsync(query.Query, cancellationToken).ConfigureAwait(false))
        {
            var found = query.Read(values);
            reports.Add(measures.Read(found.Others, found.Day));
        }

        return reports;
    }

    /// <summary>Reports on a day and runs checks over it, both in one scan; a second statement finds samples of what the checks are violated by.</summary>
    /// <param name="store">The engine.</param>
    /// <param name="table">The table.</param>
    /// <param name="on">The day.</param>
    /// <param name="checks">The checks; those that follow from the catalog unless given.</param>
    /// <param name="options">How the checks are run.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">The table has no catalog, or no partition by day.</exception>
    /// <exception cref="FeatureStoreException">The table is not there, lacks a column that the report needs, or the engine cannot be reached.</exception>
    public static async Task<CheckedDay> CheckAsync(
        this IFeatureStore store, TableInfo table, DateOnly on, CheckSet? checks = null, CheckRunOptions? options = null, CancellationToken cancellationToken = default) =>
        (await CheckDaysAsync(store, table, on, on, checks, options, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Reports on each day of a range, both ends included, that has rows, and runs checks over it, all in one scan.</summary>
    /// <inheritdoc cref="CheckAsync(IFeatureStore, TableInfo, DateOnly, CheckSet, CheckRunOptions, CancellationToken)"/>
    /// <param name="store">The engine.</param>
    /// <param name="table">The table.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="checks">The checks; those that follow from the catalog unless given.</param>
    /// <param name="options">How the checks are run.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<ValueList<CheckedDay>> CheckAsync(
        this IFeatureStore store, TableInfo table, DateOnly from, DateOnly to, CheckSet? checks = null, CheckRunOptions? options = null, CancellationToken cancellationToken = default) =>
        (await CheckDaysAsync(store, table, from, to, checks, options, cancellationToken).ConfigureAwait(false)).Where(d => d.Report.Rows > 0).ToValueList();

    private static async Task<List<CheckedDay>> CheckDaysAsync(
        IFeatureStore store, TableInfo table, DateOnly from, DateOnly to, CheckSet? checks, CheckRunOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var measures = new DayReportMeasures(table);
        var runner = new CheckRunner(store, checks ?? BuiltInChecks.Of(table), from, to, options ?? new(), measures.Expressions);
        var runs = await runner.RunAsync(cancellationToken).ConfigureAwait(false);
        return [.. runs.Zip(runner.Others, (run, values) => new CheckedDay(measures.Read(values, run.Day, DisagreementIncidents.Of(run)), run))];
    }
}
