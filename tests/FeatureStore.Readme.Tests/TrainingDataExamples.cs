using Apache.Arrow.Ipc;
using FeatureStore.Arrow;
using FeatureStore.DuckDB;
using FeatureStore.ML;
using NbaPredictions;

namespace FeatureStore.Readme.Tests;

/// <summary>The C# of docs/training-data.md: each region stands there word for word.</summary>
public sealed class TrainingDataExamples : IAsyncLifetime
{
    private readonly DuckDbFeatureStore store = DuckDbFeatureStore.OpenInMemory();

    private readonly Query<MlFeatureStoreV2Columns, MlFeatureStoreV2> query = MlFeatureStoreV2.On(new DateOnly(2026, 2, 6)).OrderBy(c => c.PlayerLookup);

    public Task InitializeAsync() => store.LoadAsync(MlFeatureStoreV2.Table, Path.Combine(AppContext.BaseDirectory, "Sample", "ml_feature_store_v2.ndjson.gz"));

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [Fact]
    public void Each_region_stands_on_the_page()
    {
        var blocks = Markdown.Blocks("csharp", Path.Combine("docs", "training-data.md"));

        Assert.Equal(Markdown.Regions("TrainingDataExamples.cs").Values, blocks);
    }

    [Fact]
    public async Task Matrix()
    {
        #region matrix
        var query = MlFeatureStoreV2.Between(new DateOnly(2026, 1, 24), new DateOnly(2026, 2, 6))
            .OrderBy(c => c.GameDate).OrderBy(c => c.PlayerLookup);

        var matrix = await FeatureMatrix<float>.ReadAsync(store, query, new()
        {
            Defaulted = MissingFeature.NaN,                                    // or Value, or DropRow
            Null = MissingFeature.DropRow,                                     // or NaN, or Value: the default of the catalog
            Columns = [MlFeatureStoreV2.Columns.DaysRest],                     // after the features, such as labels
        });
        ReadOnlyMemory<float> values = matrix.Memory;                          // row after row
        Console.WriteLine($"{matrix.RowCount} rows of {matrix.Width}: {matrix.Names[0]} is {matrix[0][0]}");
        #endregion

        Assert.Equal((3203, 38, "days_rest", 3203 * 38), (matrix.RowCount, matrix.Width, matrix.Names[37], values.Length));
    }

    [Fact]
    public async Task Batches()
    {
        #region batches
        var matrix = new FeatureMatrix<double>(MlFeatureStoreV2.Table, new() { Defaulted = MissingFeature.DropRow, Features = [5, 6, 7, 8] });
        var players = new List<string>();
        await foreach (var batch in store.ReadBatchesAsync(query, c => [.. matrix.Inputs, c.PlayerLookup]))
        {
            var (first, before) = (matrix.AppendedRows, matrix.RowCount);
            matrix.Append(batch);
            foreach (var row in matrix.SourceRows[before..])
                players.Add(batch.PlayerLookup[(int)(row - first)]!);
        }
        #endregion

        Assert.Equal((201L, players.Count), (matrix.AppendedRows, matrix.RowCount));
        Assert.DoesNotContain("adaneklund", players);
    }

    [Fact]
    public void DataView()
    {
        #region data view
        var view = store.ToDataView(query, new() { Features = new() { Null = MissingFeature.Value } });

        foreach (var column in view.Schema.Take(3))
            Console.WriteLine($"{column.Name}: {column.Type}");                // Features: Vector<Single, 37>, ...
        #endregion

        Assert.Equal("Features: Vector<Single, 37>", $"{view.Schema[0].Name}: {view.Schema[0].Type}");
    }

    [Fact]
    public async Task Arrow()
    {
        using var file = new MemoryStream();

        #region arrow
        using var stream = store.ReadArrow(query.InBatches(c => [c.GameDate, c.PlayerLookup, c.QualityTier, c.FeatureValues]));
        using var writer = new ArrowFileWriter(file, stream.Schema);
        while (await stream.ReadNextRecordBatchAsync() is { } batch)
            await writer.WriteRecordBatchAsync(batch);
        await writer.WriteEndAsync();
        #endregion

        using var reader = new ArrowFileReader(new MemoryStream(file.ToArray()));
        Assert.Equal(201, (await reader.ReadNextRecordBatchAsync())!.Length);
    }
}
