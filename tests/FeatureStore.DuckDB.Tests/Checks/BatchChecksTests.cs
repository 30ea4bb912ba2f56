using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>Checks over batches of stored rows find what the same checks find as SQL.</summary>
public sealed class BatchChecksTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly DateOnly Day = new(2026, 2, 6);
    private static readonly RowCheck[] ByHand = [FeatureChecks.CompositeDefaulted, FeatureChecks.OpponentDefaulted, FeatureChecks.FatigueIsZero, FeatureChecks.NoAlertLevel, FeatureChecks.HighButRed];

    [Fact]
    public async Task The_built_in_checks_of_rows_and_some_by_hand()
    {
        var checks = CheckSet.Create([.. BuiltInChecks.Of(MlFeatureStoreV2.Table).OfType<RowCheck>(), .. ByHand]);
        var batches = new BatchChecks(checks);
        var run = await sample.Store.RunAsync(checks, Day);

        var results = await batches.RunAsync(sample.Store.ReadBatchesAsync(MlFeatureStoreV2.On(Day), _ => batches.Columns, rows: 100));

        Assert.Equal(run.Rows, batches.Rows);
        Assert.True(checks.Count > 100, $"{checks.Count} checks");
        Assert.Contains(results, r => r.Status == CheckStatus.Fail);
        Assert.Contains(results, r => r.Evaluated < batches.Rows);
        Assert.Equal(
            run.Results.Select(r => (r.Check.Id, r.Status, r.Evaluated, r.Violations, r.Percent)),
            results.Select(r => (r.Check.Id, r.Status, r.Evaluated, r.Violations, r.Percent)));
    }

    [Fact]
    public async Task The_rows_that_violate()
    {
        var checks = new BatchChecks([FeatureChecks.CompositeDefaulted]);
        var batch = await sample.Store.ReadBatchAsync(MlFeatureStoreV2.Between(new(2026, 1, 1), new(2026, 12, 31)), c => [c.PlayerLookup, .. checks.Columns]);
        checks.Add(batch);

        var found = new List<string>();
        foreach (var row in checks.ViolationsOf("composite-defaulted"))
            found.Add(batch.Row(row).PlayerLookup);

        var expected = await sample.Store.ToListAsync(MlFeatureStoreV2.Between(new(2026, 1, 1), new(2026, 12, 31)).Where(FeatureChecks.CompositeDefaulted).Select(c => c.PlayerLookup));
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(), found.Order());
        Assert.Throws<ArgumentException>(() => checks.ViolationsOf("other"));
    }

    [Fact]
    public async Task A_check_that_cannot_be_evaluated_does_not_hold_up_the_others()
    {
        var checks = new BatchChecks([FeatureChecks.Overflowing, FeatureChecks.Check("has-features", MlFeatureStoreV2.Columns.FeatureCount > 0)]);

        var results = await checks.RunAsync(sample.Store.ReadBatchesAsync(MlFeatureStoreV2.On(Day), _ => checks.Columns));

        Assert.Equal((CheckStatus.Error, 0L, 0L), (results[0].Status, results[0].Evaluated, results[0].Violations));
        Assert.StartsWith("Row 0 of the batch cannot be evaluated", results[0].Detail);
        Assert.NotEqual(0, checks.Rows);
        Assert.Equal((CheckStatus.Fail, checks.Rows), (results[1].Status, results[1].Violations));
    }

    [Fact]
    public void What_cannot_be_evaluated_over_batches_is_said_at_once()
    {
        var statistics = BuiltInChecks.Of(MlFeatureStoreV2.Table).First(c => c is not RowCheck);
        Assert.Contains(statistics.Id, Assert.Throws<ArgumentException>(() => new BatchChecks([statistics])).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no check", Assert.Throws<ArgumentException>(() => new BatchChecks([])).Message);

        var checks = new BatchChecks([FeatureChecks.CompositeDefaulted]);
        Assert.Contains("player_prop_predictions", Assert.Throws<ArgumentException>(() => checks.Add(Array.Empty<PlayerPropPredictions>().ToBatch())).Message, StringComparison.Ordinal);
        var without = MlFeatureStoreV2.On(Day).InBatches(c => [c.GameDate]).NewBatch();
        Assert.StartsWith("Column feature_5_source is not in the batch", Assert.Throws<InvalidOperationException>(() => checks.Add(without)).Message);
    }
}
