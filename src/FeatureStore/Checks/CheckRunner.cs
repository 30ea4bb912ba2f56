namespace FeatureStore;

/// <summary>One run of checks of a table over a range of days: skips what cannot run, evaluates the rest, and shows what violates it.</summary>
internal sealed class CheckRunner(IFeatureStore store, CheckSet checks, DateOnly from, DateOnly to, CheckRunOptions options, IReadOnlyList<Expr>? others = null)
{
    private readonly TableInfo _table = checks[0].Table;
    private readonly Dictionary<Check, string> _skipped = [];
    private readonly Dictionary<Check, string> _errors = [];
    private LateStatement? _statement;
    private SqlStatement? _sampleStatement;

    /// <summary>The values of the other aggregates on each day of the runs, in the order of the days.</summary>
    public IReadOnlyList<ValueList<object?>> Others { get; private set; } = [];

    /// <summary>A run for each day that has rows; for a range of one day always one.</summary>
    public Task<IReadOnlyList<CheckRun>> RunAsync(CancellationToken cancellationToken) =>
        CheckTelemetry.ObserveAsync(_table, checks.Count, from, to, store.Dialect, () => RunUnobservedAsync(cancellationToken));

    private async Task<IReadOnlyList<CheckRun>> RunUnobservedAsync(CancellationToken cancellationToken)
    {
        var stored = (await store.ColumnsAsync(_table, cancellationToken).ConfigureAwait(false)).Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var partition = PartitionDays.Column(_table).Name;
        if (!stored.Contains(partition))
            throw new FeatureStoreException($"The store lacks {partition} of {_table.TableId}, so its rows have no days; load the table with that column.");
        Skip(stored);
        var days = await EvaluateAsync([.. checks.Where(c => !_skipped.ContainsKey(c))], cancellationToken).ConfigureAwait(false);
        var samples = await SamplesAsync(days, stored, cancellationToken).ConfigureAwait(false);
        Others = [.. days.Select(d => d.Others)];
        return [.. days.Select(day => Run(day, samples))];
    }

    private void Skip(HashSet<string> stored)
    {
        foreach (var check in checks)
        {
            var lacking = check.Columns.Select(c => c.Name).Where(name => !stored.Contains(name)).ToList();
            if (lacking.Count > 0)
                _skipped.Add(check, $"The store lacks {string.Join(", ", lacking)} of {_table.TableId}, which definition {_table.Fingerprint} has.");
        }
    }

    private async Task<List<DayFindings>> EvaluateAsync(IReadOnlyList<Check> runnable, CancellationToken cancellationToken)
    {
        try
        {
            return await QueryAsync(runnable, cancellationToken).ConfigureAwait(false);
        }
        catch (FeatureStoreDefinitionException error) when (runnable.Any(check => UsesAny(check, error.Differences)))
        {
            // A check that uses nothing of what differs runs all the same.
            foreach (var check in runnable.Where(check => UsesAny(check, error.Differences)))
                _skipped.Add(check, $"In the store's {_table.TableId}, {string.Join("; ", error.Differences.Where(d => Uses(check, d)))}, as definition {_table.Fingerprint} has it.");
            return await EvaluateAsync([.. runnable.Where(check => !_skipped.ContainsKey(check))], cancellationToken).ConfigureAwait(false);
        }
        catch (FeatureStoreQueryException) when (runnable.Count > 0)
        {
            // What fails without any check is no check's fault, and throws.
            await QueryAsync([], cancellationToken).ConfigureAwait(false);
            await FindFailingAsync([.. runnable], cancellationToken).ConfigureAwait(false);
            return await QueryAsync([.. runnable.Where(c => !_errors.ContainsKey(c))], cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool UsesAny(Check check, ValueList<TableDifference> differences) => differences.Any(difference => Uses(check, difference));

    private static bool Uses(Check check, TableDifference difference) =>
        check.Columns.Any(column => string.Equals(column.Name, difference.Subject.Split('.')[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds the checks that fail by themselves, by halves.</summary>
    private async Task FindFailingAsync(Check[] suspects, CancellationToken cancellationToken)
    {
        foreach (var half in suspects.Chunk((suspects.Length + 1) / 2))
        {
            try
            {
                await QueryAsync(half, cancellationToken).ConfigureAwait(false);
            }
            catch (FeatureStoreQueryException error)
            {
                if (half is [var check])
                    _errors.Add(check, error.Problem);
                else
                    await FindFailingAsync(half, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<List<DayFindings>> QueryAsync(IReadOnlyList<Check> runnable, CancellationToken cancellationToken)
    {
        var query = CheckRunQuery.Of(_table, runnable, from, to, others);
        _statement = new(() => query.Query.ToSql(store.Dialect));
        var days = new List<DayFindings>();
        await foreach (var values in store.QueryAsync(query.Query, cancellationToken).ConfigureAwait(false))
            days.Add(query.Read(values));
        return days;
    }

    private async Task<Dictionary<(DateOnly Day, Check Check), List<CheckSample>>> SamplesAsync(
        List<DayFindings> days, HashSet<string> stored, CancellationToken cancellationToken)
    {
        var samples = new Dictionary<(DateOnly, Check), List<CheckSample>>();
        var violated = checks.Where(c => c.ViolatingRows is not null && days.Any(d => d.Findings.TryGetValue(c, out var found) && IsShown(c, found))).ToList();
        if (violated.Count == 0 || options.SampleLimit == 0)
            return samples;
        var keys = RowKeys.Of(_table).Where(k => stored.Contains(k.Name)).ToList();
        var query = CheckSampleQuery.Of(_table, violated, keys, from, to, options.SampleLimit);
        _sampleStatement = query.Query.ToSql(store.Dialect);
        await foreach (var values in store.QueryAsync(query.Query, cancellationToken).ConfigureAwait(false))
            query.Read(values, samples);
        return samples;
    }

    // What stays below the levels of its check is nothing to look at, unless the check has none.
    private static bool IsShown(Check check, CheckFinding found) =>
        found.Violations > 0 && (check.Severity == Severity.Info || check.Threshold.Judge(check.Severity, found.Evaluated, found.Violations) != CheckStatus.Pass);

    private CheckRun Run(DayFindings day, Dictionary<(DateOnly Day, Check Check), List<CheckSample>> samples) => new()
    {
        Table = _table,
        Day = day.Day,
        Rows = day.Rows,
        Dialect = store.Dialect,
        Results = checks.Select(c => Result(c, day, samples)).ToValueList(),
        LateStatement = _statement,
        SampleStatement = _sampleStatement,
    };

    private CheckResult Result(Check check, DayFindings day, Dictionary<(DateOnly Day, Check Check), List<CheckSample>> samples)
    {
        if (_skipped.TryGetValue(check, out var reason))
            return new() { Check = check, Day = day.Day, Status = CheckStatus.Skipped, Detail = reason };
        if (_errors.TryGetValue(check, out var problem))
            return new() { Check = check, Day = day.Day, Status = CheckStatus.Error, Detail = problem };
        if (!day.Findings.TryGetValue(check, out var finding))
            return new() { Check = check, Day = day.Day, Status = CheckStatus.NoData, Detail = "The day has no rows." };
        var status = finding.IsSkipped ? CheckStatus.Skipped : check.Threshold.Judge(check.Severity, finding.Evaluated, finding.Violations);
        return new()
        {
            Check = check,
            Day = day.Day,
            Status = status,
            Evaluated = finding.Evaluated,
            Violations = finding.Violations,
            Detail = finding.Detail ?? (status == CheckStatus.NoData ? $"The check is about none of the {day.Rows} rows." : null),
            Samples = IsShown(check, finding) && samples.TryGetValue((day.Day, check), out var found) ? found.ToValueList() : [],
        };
    }
}
