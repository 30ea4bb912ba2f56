namespace FeatureStore;

/// <summary>Says whether a model may be trained on some days of any table whose catalog has a gate, on any engine.</summary>
public static class TrainingReports
{
    /// <summary>The one statement that it takes, in a dialect.</summary>
    /// <exception cref="ArgumentException">The table has no catalog, gate or days, or the range ends before it starts.</exception>
    public static SqlStatement ToSql(TableInfo table, DateOnly from, DateOnly to, SqlDialect dialect, TrainingOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var columns = new CatalogColumns(table);
        return Query(table, from, to, new DayReportMeasures(table), new(columns, Gate(columns, options)), Mixed(table)).Query.ToSql(dialect);
    }

    /// <summary>Reports on a range of days, both ends included, in one scan that is grouped by day. Days without rows give a report with none.</summary>
    /// <exception cref="ArgumentException">The table has no catalog, gate or days, or the range ends before it starts.</exception>
    /// <exception cref="FeatureStoreException">The table is not there, or the engine cannot be reached.</exception>
    public static async Task<TrainingReport> TrainingReportAsync(
        this IFeatureStore store, TableInfo table, DateOnly from, DateOnly to, TrainingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var columns = new CatalogColumns(table);
        var gate = Gate(columns, options);
        var (day, training) = (new DayReportMeasures(table), new TrainingMeasures(columns, gate));
        var mixed = Mixed(table);
        var query = Query(table, from, to, day, training, mixed);
        var days = new List<(DayReport Report, string? Mixed, ValueList<object?> Values)>();
        await foreach (var row in store.QueryAsync(query.Query, cancellationToken).ConfigureAwait(false))
        {
            var found = query.Read(row);
            if (found.Rows > 0)
                days.Add((day.Read(found.Others, found.Day), MixedVersions(mixed, found), found.Others.Skip(day.Expressions.Count).ToValueList()));
        }

        return Report(table, from, to, gate, training, days);
    }

    private static CheckRunQuery Query(TableInfo table, DateOnly from, DateOnly to, DayReportMeasures day, TrainingMeasures training, IReadOnlyList<Check> mixed) =>
        CheckRunQuery.Of(table, mixed, from, to, [.. day.Expressions, .. training.Expressions]);

    private static List<MixedTextCheck> Mixed(TableInfo table) =>
        [.. (table.Catalog?.Versions ?? []).Select(v => new MixedTextCheck(BuiltInText.Id("mixed", v.Column), table, table[v.Column]))];

    private static string? MixedVersions(List<MixedTextCheck> checks, DayFindings day)
    {
        var mixed = checks.Select(c => day.Findings[c]).Where(f => f.Violations > 0).Select(f => f.Detail).ToList();
        return mixed.Count == 0 ? null : string.Join("; ", mixed);
    }

    private static TrainingReport Report(
        TableInfo table, DateOnly from, DateOnly to, GateInfo gate, TrainingMeasures measures, List<(DayReport Report, string? Mixed, ValueList<object?> Values)> days)
    {
        var trained = days
            .Select(d => new TrainingDay(d.Report.Day, d.Report.Rows, measures.Ready(d.Values), d.Report.Verdict.Status, d.Report.Verdict.Sentence) { MixedVersions = d.Mixed })
            .ToValueList();
        var report = new TrainingReport
        {
            Table = table,
            From = from,
            To = to,
            Gate = gate,
            Rows = days.Sum(d => d.Report.Rows),
            Ready = Sum(measures.Ready),
            WithoutGate = Sum(measures.WithoutGate),
            CriticalReady = measures.CriticalReady is { } critical ? Sum(critical) : null,
            AverageTrainingFeatures = Mean(measures.TrainingFeatures),
            AverageScore = Mean(measures.Score),
            Categories = measures.Categories.Select(c => new CategoryAverage(c.Category, Mean(c.Read))).ToValueList(),
            Conditions = measures.Conditions.Select(c => new ConditionCost(c.Condition, c.Text, Sum(c.Failing), Sum(c.Alone))).ToValueList(),
            ReadyWithDefaults = Sum(measures.ReadyWithDefaults),
            ReadyWithCriticalDefaults = Sum(measures.ReadyWithCriticalDefaults),
            ReadyDefaults = measures.ReadyDefaults
                .Select(d => new ReadyDefault(d.Feature, Sum(d.Read)))
                .Where(d => d.Rows > 0)
                .OrderByDescending(d => d.Rows)
                .ThenBy(d => d.Feature.Index)
                .ToValueList(),
            Versions = measures.Versions.Select(v => new VersionRows(v.Column, v.Version, v.IsKnown, Sum(v.Read))).Where(v => v.Rows > 0).ToValueList(),
            Days = trained,
            Safe = TrainingVerdicts.Longest(trained),
            Verdict = new(DayStatus.Unknown, null, ""),
        };
        return report with { Verdict = TrainingVerdicts.Of(report) };

        long Sum(Func<ValueList<object?>, long> read) => days.Sum(d => read(d.Values));

        double? Mean(Func<ValueList<object?>, (double Sum, long Count)>? read)
        {
            if (read is null)
                return null;
            var parts = days.Select(d => read(d.Values)).ToList();
            var count = parts.Sum(p => p.Count);
            return count == 0 ? null : parts.Sum(p => p.Sum) / count;
        }
    }

    private static GateInfo Gate(CatalogColumns columns, TrainingOptions? options)
    {
        var gates = columns.Catalog.Gates;
        var known = gates.Count == 0 ? "it has none" : $"it has {string.Join(", ", gates.Select(g => g.Column))}";
        if (options?.Gate is { } asked)
        {
            return gates.FirstOrDefault(g => string.Equals(g.Column, asked, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException($"The catalog of {columns.Table.TableId} has no gate '{asked}'; {known}.", nameof(options));
        }

        return gates.FirstOrDefault(g => g.Column.Contains("training", StringComparison.OrdinalIgnoreCase))
            ?? (gates is [var only] ? only : throw new ArgumentException($"The catalog of {columns.Table.TableId} does not say which gate is for training: {known}; name one.", nameof(options)));
    }
}
