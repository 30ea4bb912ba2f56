using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using FeatureStore.BigQuery;
using FeatureStore.BigQuery.Tests;
using FeatureStore.BigQuery.Tests.Rows;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>A query of 20,000 rows of all 171 columns over a real socket, in pages of 2,000; beside what the same bytes take to come, and to be looked at.</summary>
[MemoryDiagnoser]
public class SocketBenchmarks
{
    private const int Pages = 10;
    private static readonly int RowsPerPage = RunSize.IsQuick ? 50 : 2_000;

    private readonly Query<MlFeatureStoreV2> _query = MlFeatureStoreV2.Between(new(2026, 1, 1), new(2026, 12, 31));
    private readonly HttpClient _http = new();
    private readonly byte[] _buffer = new byte[1 << 16];
    private ScriptedServer _server = null!;
    private BigQueryFeatureStore _store = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        await using var duck = DuckDbFeatureStore.OpenInMemory();
        await duck.LoadAsync(MlFeatureStoreV2.Table, RepositoryFiles.Sample);
        var lines = (await duck.ToListAsync(_query)).Select(PageRowWriter.Write).ToList();
        var pages = Enumerable.Range(0, Pages).Select(Page).ToArray();

        _server = await ScriptedServer.StartAsync();
        _server.Otherwise = async (request, context) =>
        {
            var page = request.Query.Split("pageToken=") is [_, var rest] ? int.Parse(rest.Split('&')[0], CultureInfo.InvariantCulture) : 0;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = pages[page].Length;
            await context.Response.Body.WriteAsync(pages[page]);
        };
        _store = _server.Connect();

        byte[] Page(int number)
        {
            var rows = Enumerable.Range(number * RowsPerPage, RowsPerPage).Select(i => lines[i % lines.Count]);
            return Encoding.UTF8.GetBytes(Answers.Page(MlFeatureStoreV2.Table.Columns, rows, Pages * RowsPerPage, number + 1 < Pages ? $"{number + 1}" : null));
        }
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _store.DisposeAsync();
        await _server.DisposeAsync();
        _http.Dispose();
    }

    [Benchmark(Baseline = true)]
    public async Task<int> Typed()
    {
        var read = 0;
        await foreach (var row in _store.QueryAsync(_query))
            read += row.FeatureCount > 0 ? 1 : 0;
        return read;
    }

    /// <summary>The pages one after the other, with their bytes thrown away: what is not ours.</summary>
    [Benchmark]
    public async Task<long> BytesAlone()
    {
        var read = 0L;
        for (var page = 0; page < Pages; page++)
        {
            using var answer = await _http.GetAsync(new Uri(_server.Uri, $"?pageToken={page}"), HttpCompletionOption.ResponseHeadersRead);
            await using var stream = await answer.Content.ReadAsStreamAsync();
            for (var n = -1; n != 0; read += n)
                n = await stream.ReadAsync(_buffer);
        }

        return read;
    }
}
