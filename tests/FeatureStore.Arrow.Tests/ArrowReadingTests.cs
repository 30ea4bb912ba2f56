using Apache.Arrow;
using Apache.Arrow.Ipc;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Arrow.Tests;

/// <summary>The rows of a store as a stream of record batches.</summary>
public sealed class ArrowReadingTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly Query<MlFeatureStoreV2Columns, MlFeatureStoreV2> s_all =
        MlFeatureStoreV2.Between(new(2026, 1, 24), new(2026, 2, 6)).OrderBy(c => c.GameDate).OrderBy(c => c.PlayerLookup);

    private readonly DuckDbFeatureStore _store = sample.Store;

    [Theory]
    [InlineData(ArrowEnums.Text)]
    [InlineData(ArrowEnums.Dictionary)]
    public async Task The_sample_goes_through_an_ipc_file_with_every_value(ArrowEnums enums)
    {
        using var file = new MemoryStream();
        using (var stream = _store.ReadArrow(s_all.InBatches(rows: 1000), new() { Enums = enums }))
        {
            using var writer = new ArrowFileWriter(file, stream.Schema, leaveOpen: true);
            while (await stream.ReadNextRecordBatchAsync() is { } batch)
                await writer.WriteRecordBatchAsync(batch);
            await writer.WriteEndAsync();
        }

        file.Position = 0;
        using var reader = new ArrowFileReader(file);
        var batches = new List<RecordBatch>();
        while (await reader.ReadNextRecordBatchAsync() is { } batch)
            batches.Add(batch);

        Assert.True(batches.Count > 1);
        Assert.All(batches, b => Assert.Equal(171, b.ColumnCount));
        Assert.Equal(3203, batches.Sum(b => b.Length));
        RecordBatchTests.AssertEqual(await _store.ToListAsync(s_all), batches);
    }

    [Fact]
    public async Task A_stream_has_the_columns_that_were_asked_for_and_a_schema_also_without_rows()
    {
        using var stream = _store.ReadArrow(MlFeatureStoreV2.On(new(2020, 1, 1)).InBatches(c => [c.GameDate, c.PlayerLookup]));

        Assert.Equal(["game_date", "player_lookup"], stream.Schema.FieldsList.Select(f => f.Name));
        Assert.Null(await stream.ReadNextRecordBatchAsync());
    }

    [Fact]
    public async Task A_text_that_comes_after_the_first_batch_is_refused_in_a_dictionary_and_kept_as_text()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.CreateTableAsync(MlFeatureStoreV2.Table);
        await store.AppendAsync(Enumerable.Range(0, 5000).Select(i => RecordBatchTests.NewRow($"{i:d4}") with { Feature5SourceText = i is 7 ? "early" : i is 4990 ? "early" : i is 4999 ? "bettingpros" : "phase4" }));
        var query = MlFeatureStoreV2.On(new(2026, 2, 6)).OrderBy(c => c.PlayerLookup).InBatches(c => [c.PlayerLookup, c.Feature(5).Source], rows: 1000);

        using var texts = store.ReadArrow(query);
        var last = "";
        while (await texts.ReadNextRecordBatchAsync() is { } batch)
            last = (string)ArrowValues.Of(batch.Column(1), batch.Length - 1)!;
        Assert.Equal("bettingpros", last);

        using var dictionary = store.ReadArrow(query, new() { Enums = ArrowEnums.Dictionary });
        Assert.Equal("early", ArrowValues.Of((await dictionary.ReadNextRecordBatchAsync())!.Column(1), 7));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            while (await dictionary.ReadNextRecordBatchAsync() is not null)
            {
            }
        });
        Assert.Equal("Column feature_5_source has the text 'bettingpros', which neither the catalog knows nor the first batch had, and a dictionary is written once; write enums as Text.", error.Message);
    }

    [Fact]
    public async Task A_stream_that_is_disposed_of_in_the_middle_lets_the_store_go_on()
    {
        var stream = _store.ReadArrow(s_all.InBatches(rows: 100));
        Assert.NotNull(await stream.ReadNextRecordBatchAsync());

        stream.Dispose();
        stream.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await stream.ReadNextRecordBatchAsync());
        Assert.Equal(201, (await _store.ToListAsync(MlFeatureStoreV2.On(new(2026, 2, 6)))).Count);
    }
}
