using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Batches;

/// <summary>Two weeks of rows from a store into one matrix; the numbers were counted in the export itself.</summary>
public sealed class FeatureMatrixSampleTests : IAsyncLifetime
{
    private static readonly Query<MlFeatureStoreV2Columns, MlFeatureStoreV2> s_all =
        MlFeatureStoreV2.Between(new(2026, 1, 24), new(2026, 2, 6)).OrderBy(c => c.GameDate).OrderBy(c => c.PlayerLookup);

    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

    public Task InitializeAsync() => _store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.FeatureStore);

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [Fact]
    public async Task All_values_arrive_in_their_places()
    {
        var matrix = await FeatureMatrix<double>.ReadAsync(_store, s_all);

        Assert.Equal((3203, 37), (matrix.RowCount, matrix.Width));
        Assert.Equal(1988429.712, matrix.Values.ToArray().Sum(), 6);
        Assert.Equal([41.231, 0.0, 8.388, 4.75, 2.0, 62.386, 0.663, -0.45, 0.521], matrix[3203 - 201][..9].ToArray());
        Assert.Equal((await _store.ToListAsync(s_all)).SelectMany(r => r.FeatureValues.Select(v => v!.Value)), matrix.Values.ToArray());
    }

    [Theory]
    [InlineData(MissingFeature.Value, null, 3203, 0)]
    [InlineData(MissingFeature.NaN, null, 3203, 18543)]
    [InlineData(MissingFeature.DropRow, null, 397, 0)]
    [InlineData(MissingFeature.DropRow, "matchup", 1833, 0)]
    public async Task Defaulted_features_become_what_was_chosen(MissingFeature defaulted, string? features, int rows, int nans)
    {
        int[]? indices = features is null ? null : [5, 6, 7, 8];

        var matrix = await FeatureMatrix<float>.ReadAsync(_store, s_all, new() { Defaulted = defaulted, Features = indices });

        Assert.Equal((rows, nans, 3203L), (matrix.RowCount, matrix.Values.ToArray().Count(float.IsNaN), matrix.AppendedRows));
    }

    [Fact]
    public async Task Batches_that_were_read_with_its_inputs_and_other_columns_are_appended()
    {
        var matrix = new FeatureMatrix<float>(MlFeatureStoreV2.Table, new() { Defaulted = MissingFeature.DropRow });
        var players = new List<string>();
        await foreach (var batch in _store.ReadBatchesAsync(s_all, c => [.. matrix.Inputs, c.PlayerLookup], rows: 500))
        {
            var (first, before) = (matrix.AppendedRows, matrix.RowCount);
            matrix.Append(batch);
            foreach (var row in matrix.SourceRows[before..])
                players.Add(batch.PlayerLookup[(int)(row - first)]!);
        }

        var rows = (await _store.ToListAsync(s_all)).Where(r => !r.Features().AnyDefaulted).ToList();
        Assert.Equal(397, players.Count);
        Assert.Equal(rows.Select(r => r.PlayerLookup), players);
        Assert.Equal(rows.SelectMany(r => r.FeatureValues.Select(v => (float)v!.Value)), matrix.Values.ToArray());
    }
}
