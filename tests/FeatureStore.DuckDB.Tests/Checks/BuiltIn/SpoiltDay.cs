using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Checks.BuiltIn;

/// <summary>A healthy day of the sample, whose rows a test spoils before the built-in checks see them.</summary>
internal static class SpoiltDay
{
    public static readonly DateOnly Day = new(2026, 2, 6);

    private static readonly Lazy<string[]> Lines = new(() =>
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SampleFiles.FeatureStore), CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Contains("\"game_date\":\"2026-02-06\"", StringComparison.Ordinal) || l.Contains("\"game_date\": \"2026-02-06\"", StringComparison.Ordinal))];
    });

    public static int Rows => Lines.Value.Length;

    /// <summary>The run over the day after each of the first rows was spoilt.</summary>
    public static Task<CheckRun> RunAsync(int rows, Action<JsonObject> spoil, CheckRunOptions? options = null) =>
        RunAsync(all =>
        {
            foreach (var row in all.Take(rows))
                spoil(row);
        }, options);

    public static async Task<CheckRun> RunAsync(Action<List<JsonObject>> spoil, CheckRunOptions? options = null)
    {
        var rows = Lines.Value.Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        spoil(rows);
        using var folder = new TemporaryFolder();
        var file = folder.Write("day.ndjson", string.Join('\n', rows.Select(r => r.ToJsonString())));
        using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, file);
        return await store.RunAsync(BuiltInChecks.Of(MlFeatureStoreV2.Table), Day, options ?? new() { SampleLimit = 0 });
    }

    public static void Default(this JsonObject row, params int[] features)
    {
        foreach (var index in features)
            row[$"feature_{index}_source"] = "default";
    }

    public static void SetValue(this JsonObject row, int feature, double value) => row["features"]![feature] = double.IsFinite(value)
        ? value
        : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));

    public static bool IsDefaulted(this JsonObject row, int feature) => (string?)row[$"feature_{feature}_source"] == "default";

    /// <summary>What did not pass, shortly; without the sums over the features, which a spoilt feature belies too.</summary>
    public static string[] Problems(this CheckRun run) => [.. run.Results.Where(r => r.Status != CheckStatus.Pass && !r.Check.Id.EndsWith("-derived", StringComparison.Ordinal)).Select(r => $"{r.Check.Id} {r.Status}").Order(StringComparer.Ordinal)];
}
