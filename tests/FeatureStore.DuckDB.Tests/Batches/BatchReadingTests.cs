using CsCheck;
using FeatureStore.DuckDB.Tests.Checks;
using FeatureStore.Tests;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Batches;

/// <summary>A row of a batch says what the record says, whatever the type, over many chunks and fetches.</summary>
public sealed class BatchReadingTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    [Fact]
    public async Task Each_row_of_the_sample_is_the_record_in_every_column()
    {
        var query = MlFeatureStoreV2.Between(First, Last).OrderBy(c => c.GameDate).OrderBy(c => c.PlayerLookup);
        var records = await sample.Store.ToListAsync(query);
        var read = 0;
        await foreach (var batch in sample.Store.ReadBatchesAsync(query, rows: 1000))
        {
            Assert.Equal(171, batch.Columns.Count);
            for (var row = 0; row < batch.Count; row++)
                RowViews.AssertSame(records[read++], batch.Row(row));
        }

        Assert.Equal(3203, read);
    }

    [Fact]
    public async Task Rows_of_every_type_come_back_in_batches_and_go_into_one_from_memory()
    {
        using var store = DuckDbFeatureStore.OpenInMemory();
        var rows = RandomRows.Row.Array[300].Single().Select((r, i) => Storable(r) with { ReqInt64 = i }).ToList();
        await store.AppendAsync(rows);

        var read = await store.ReadBatchAsync(EveryType.All().OrderBy(c => c.ReqInt64));
        var made = rows.ToBatch();

        Assert.Equal((300, 300), (read.Count, made.Count));
        for (var row = 0; row < rows.Count; row++)
        {
            RowViews.AssertSame(rows[row], read.Row(row));
            RowViews.AssertSame(rows[row], made.Row(row));
        }
    }

    [Fact]
    public async Task One_batch_is_filled_again_and_again()
    {
        var batches = new HashSet<MlFeatureStoreV2Batch>();
        var sizes = new List<int>();
        await foreach (var batch in sample.Store.ReadBatchesAsync(MlFeatureStoreV2.Between(First, Last), c => [c.PlayerLookup, c.MatchupQualityPct], rows: 1))
        {
            batches.Add(batch);
            sizes.Add(batch.Count);
        }

        Assert.Single(batches);
        Assert.True(sizes.Count > 1);
        Assert.Equal(3203, sizes.Sum());
    }

    [Fact]
    public async Task A_row_view_allocates_nothing()
    {
        var batch = await sample.Store.ReadBatchAsync(MlFeatureStoreV2.Between(First, Last));
        Assert.Equal(Count(batch), Count(batch));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var lost = Count(batch);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(lost > 0);

        static int Count(MlFeatureStoreV2Batch batch)
        {
            var count = 0;
            for (var i = 0; i < batch.Count; i++)
            {
                var row = batch.Row(i);
                if (row.Matchup.CompositeFactors.AnyDefaulted && row.FatigueScore.Value is not null && row.QualityAlertLevel is not null && row.FeatureValues.Count == 37)
                    count++;
            }

            return count;
        }
    }

    [Fact]
    public async Task A_column_that_was_not_asked_for_is_told()
    {
        var batch = await sample.Store.ReadBatchAsync(MlFeatureStoreV2.On(new DateOnly(2026, 2, 6)), c => [c.PlayerLookup]);

        var error = Assert.Throws<InvalidOperationException>(() => batch.Row(0).MatchupQualityPct);
        Assert.Equal("Column matchup_quality_pct is not in the batch; ask for it where the batch is read.", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Row(batch.Count));
    }

    [Fact]
    public void What_is_no_column_of_the_table_cannot_be_asked_for()
    {
        var query = MlFeatureStoreV2.On(Last);

        Assert.StartsWith("Column player_lookup is asked for twice.", Assert.Throws<ArgumentException>(() => query.InBatches(c => [c.PlayerLookup, c.PlayerLookup])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Expression 1 is not a column of ml_feature_store_v2", Assert.Throws<ArgumentException>(() => query.InBatches(c => [c.MatchupQualityPct + 1.0])).Message, StringComparison.Ordinal);
        Assert.StartsWith("A batch needs a column", Assert.Throws<ArgumentException>(() => query.InBatches(_ => [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => query.InBatches(rows: 0));
    }

    [Fact]
    public async Task A_query_without_rows_has_no_batch_but_an_empty_one_when_read_whole()
    {
        var none = MlFeatureStoreV2.On(new DateOnly(1999, 1, 1));
        await foreach (var _ in sample.Store.ReadBatchesAsync(none))
            Assert.Fail("There is nothing to read.");

        Assert.Equal(0, (await sample.Store.ReadBatchAsync(none)).Count);
    }

    // What DuckDB holds of a NUMERIC, and what its appender takes in a list.
    private static EveryType Storable(EveryType row) => row with
    {
        NulNumeric = 1.5m,
        ReqNumeric = -0.000000001m,
        RepNumeric = [null, 2.25m],
        NulBignumeric = null,
        ReqBignumeric = 2m,
        RepString = row.RepString.Select(t => t?.Replace("\0", "", StringComparison.Ordinal)).ToValueList(),
        ReqJson = "{}",
        Box = row.Box is { } box ? box with { NulNumeric = 1.5m, ReqNumeric = 2m, RepNumeric = [null], NulBignumeric = null, ReqBignumeric = 3m, RepString = [] } : null,
        Boxes = row.Boxes.Select(b => b is null ? null : b with { Label = b.Label?.Replace("\0", "", StringComparison.Ordinal) }).ToValueList(),
    };
}
