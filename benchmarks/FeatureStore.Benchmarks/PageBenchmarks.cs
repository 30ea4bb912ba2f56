using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using FeatureStore.BigQuery;
using FeatureStore.BigQuery.Tests;
using FeatureStore.BigQuery.Tests.Rows;
using FeatureStore.DuckDB;
using NbaPredictions;
using Newtonsoft.Json.Linq;

namespace FeatureStore.Benchmarks;

/// <summary>A page of 10,000 rows of all 171 columns, as BigQuery sends it, into records; beside the DOMs, and beside a dictionary for each row.</summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    private static readonly int Rows = RunSize.IsQuick ? 500 : 10_000;

    private readonly Query<MlFeatureStoreV2> _query = MlFeatureStoreV2.Between(new(2026, 1, 1), new(2026, 12, 31));
    private readonly ResultPage _page = new();
    private readonly BigQueryApi _api = new("payer", new() { Endpoint = new("http://127.0.0.1:1") });
    private readonly SqlStatement _statement = new("SELECT 1", []);
    private readonly MlFeatureStoreV2[] _records = new MlFeatureStoreV2[Rows];
    private byte[] _bytes = [];
    private string[][] _texts = [];
    private string _text = "";

    [GlobalSetup]
    public async Task Setup()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, RepositoryFiles.Sample);
        var sample = await store.ToListAsync(_query);
        var lines = sample.Select(PageRowWriter.Write).ToList();
        _text = Answers.Page(MlFeatureStoreV2.Table.Columns, Enumerable.Range(0, Rows).Select(i => lines[i % lines.Count]), Rows);
        _bytes = Encoding.UTF8.GetBytes(_text);
        Typed();
        var known = new HashSet<string>(ReferenceEqualityComparer.Instance);
        var properties = typeof(MlFeatureStoreV2).GetProperties().Where(p => p.SetMethod is not null).ToArray();
        _texts = [.. _records.Select(r => properties.SelectMany(p => Texts(p.GetValue(r))).Where(known.Add).Where(t => t.Length > 0).ToArray())];

        static IEnumerable<string> Texts(object? value) => value is string text ? [text] : value as IEnumerable<string> ?? [];
    }

    /// <summary>The records copied with their lists and with the texts that are theirs alone: the bytes that no reader can save.</summary>
    [Benchmark]
    public int CopyRecords()
    {
        var copied = 0;
        for (var i = 0; i < Rows; i++)
        {
            var row = _records[i];
            var copy = row with
            {
                FeatureValues = ValueList.Create(row.FeatureValues.AsSpan()),
                FeatureNames = ValueList.Create(row.FeatureNames.AsSpan()),
                DataQualityIssues = ValueList.Create(row.DataQualityIssues.AsSpan()),
                QualityAlerts = ValueList.Create(row.QualityAlerts.AsSpan()),
                AvailableFeatureNames = ValueList.Create(row.AvailableFeatureNames.AsSpan()),
                BreakoutModelCompatible = ValueList.Create(row.BreakoutModelCompatible.AsSpan()),
                HistoricalCompleteness = row.HistoricalCompleteness is { } completeness ? completeness with { } : null,
            };
            foreach (var text in _texts[i])
                copied += new string(text.AsSpan()).Length;
            copied += copy.FeatureValues.Count;
        }

        return copied;
    }

    [Benchmark(Baseline = true)]
    public int Typed()
    {
        using var stream = new MemoryStream(_bytes);
        _page.Body.FillAsync(stream, static () => { }, default).GetAwaiter().GetResult();
        _page.Parse();
        var reader = BigQueryRowReader.Of(new(_api, _statement, _page.Job!, _page, default));
        var read = 0;
        while (reader.Read())
            _records[read++] = _query.Read(reader);
        return read;
    }

    [Benchmark]
    public int SystemTextJsonDom() => JsonSerializer.Deserialize<JsonNode>(_bytes)!["rows"]!.AsArray().Count;

    [Benchmark]
    public int NewtonsoftDom() => ((JArray)JObject.Parse(_text)["rows"]!).Count;

    /// <summary>The cells as objects of their type, in a dictionary for each row, by way of a DOM.</summary>
    [Benchmark]
    public int RowDictionaries()
    {
        var page = JObject.Parse(_text);
        var columns = page["schema"]!["fields"]!.Select(f => ((string)f["name"]!, (string)f["type"]!, (string)f["mode"]! == "REPEATED")).ToArray();
        var read = 0;
        foreach (var row in page["rows"]!)
        {
            var cells = (JArray)row["f"]!;
            var values = new Dictionary<string, object?>(columns.Length);
            for (var i = 0; i < columns.Length; i++)
            {
                var (name, type, isRepeated) = columns[i];
                var cell = cells[i]["v"]!;
                values[name] = isRepeated ? cell.Select(e => Convert(e["v"]!, type)).ToArray() : Convert(cell, type);
            }

            read += values.Count > 0 ? 1 : 0;
        }

        return read;
    }

    private static object? Convert(JToken value, string type) => value.Type == JTokenType.Null ? null : type switch
    {
        "RECORD" => (object)value,
        "INTEGER" => long.Parse((string)value!, CultureInfo.InvariantCulture),
        "FLOAT" => double.Parse((string)value!, CultureInfo.InvariantCulture),
        "NUMERIC" => decimal.Parse((string)value!, CultureInfo.InvariantCulture),
        "BOOLEAN" => (string)value! == "true",
        "DATE" => DateTime.ParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        "TIMESTAMP" => DateTime.UnixEpoch.AddTicks(long.Parse((string)value!, CultureInfo.InvariantCulture) * 10),
        _ => (string)value!,
    };
}
