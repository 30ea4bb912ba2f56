using FeatureStore;

namespace NbaPredictions;

/// <summary>Diagnoses predictions: features, predictions and signals of the same days, looked at together.</summary>
public static class PredictionDiagnosis
{
    /// <summary>Diagnoses a day.</summary>
    /// <inheritdoc cref="DiagnoseAsync(IFeatureStore, DateOnly, DateOnly, CancellationToken)"/>
    public static Task<PredictionHealth> DiagnoseAsync(this IFeatureStore store, DateOnly on, CancellationToken cancellationToken = default) =>
        DiagnoseAsync(store, on, on, cancellationToken);

    /// <summary>Diagnoses each day of a range, both ends included: one statement for each of the three tables.</summary>
    /// <exception cref="ArgumentException">The range ends before it starts.</exception>
    /// <exception cref="FeatureStoreException">A table is not there, or the engine cannot be reached.</exception>
    public static async Task<PredictionHealth> DiagnoseAsync(this IFeatureStore store, DateOnly from, DateOnly to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var days = new SortedDictionary<DateOnly, PredictionDay>();
        for (var day = from; day <= to; day = day.AddDays(1))
            days.Add(day, new(day));
        await AddFeaturesAsync(store, days, from, to, cancellationToken).ConfigureAwait(false);
        await AddPredictionsAsync(store, days, from, to, cancellationToken).ConfigureAwait(false);
        await AddSignalsAsync(store, days, from, to, cancellationToken).ConfigureAwait(false);
        var all = days.Values.ToValueList();
        return new(from, to, all, PredictionFindings.Of(all));
    }

    private static async Task AddFeaturesAsync(
        IFeatureStore store, SortedDictionary<DateOnly, PredictionDay> days, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var query = MlFeatureStoreV2.Between(from, to)
            .GroupBy(c => c.GameDate)
            .Select(c => (c.GameDate, Sql.Count(), Sql.CountIf(c.IsQualityReady == true), Sql.CountIf(c.IsQualityReady == null), Sql.Avg(c.FeatureQualityScore)));
        await foreach (var (day, rows, ready, without, quality) in store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
            days[day] = days[day] with { FeatureRows = rows, ReadyRows = ready, WithoutReadiness = without, AverageQuality = quality };
    }

    private static async Task AddPredictionsAsync(
        IFeatureStore store, SortedDictionary<DateOnly, PredictionDay> days, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var query = PlayerPropPredictions.Between(from, to)
            .GroupBy(c => c.GameDate, c => c.SystemId)
            .Select(c =>
            {
                var counts = c.IsActive & c.Superseded != true;
                var edge = (c.PredictedPoints.AsNullable().ToDouble() - c.CurrentPointsLine.ToDouble()).Abs();
                return (c.GameDate, c.SystemId, Sql.CountIf(counts), Sql.CountIf(!counts), Sql.Avg(Sql.If(counts, edge, Sql.Value<double?>(null))));
            })
            .OrderBy(c => c.GameDate)
            .OrderBy(c => c.SystemId);
        await foreach (var (day, system, active, replaced, edge) in store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
            days[day] = days[day] with { Systems = days[day].Systems.Append(new(system, active, replaced, edge)).ToValueList() };
    }

    private static async Task AddSignalsAsync(
        IFeatureStore store, SortedDictionary<DateOnly, PredictionDay> days, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var query = DailyPredictionSignals.Between(from, to)
            .Select(c => (c.GameDate, c.SystemId, c.DailySignal, c.SlateSize, c.PctOver, c.HighEdgePicks))
            .OrderBy(c => c.GameDate)
            .OrderBy(c => c.SystemId);
        await foreach (var (day, system, stored, slate, over, edges) in store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            var (level, reason) = SignalRule.Of(slate, over, edges);
            days[day] = days[day] with { Signals = days[day].Signals.Append(new(system, stored, level, reason)).ToValueList() };
        }
    }
}
