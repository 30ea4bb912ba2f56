using System.Collections.Concurrent;
using FeatureStore.LocalBigQuery;

namespace FeatureStore.BigQuery.Tests.Local;

/// <summary>Whatever goes wrong on the way to a BigQuery that really runs: nothing is lost, doubled or hung.</summary>
public sealed class LocalFaultTests : IAsyncLifetime
{
    private static readonly (string Name, Func<Fault> Make)[] Passing =
    [
        ("429", () => Fault.Error(429, "rateLimitExceeded")),
        ("500", () => Fault.Error(500, "internalError")),
        ("503", () => Fault.Error(503, "backendError")),
        ("lost answer", () => Fault.LostAnswer(503, "backendError")),
        ("reset at the start", () => Fault.Reset(0)),
        ("reset in the middle", () => Fault.Reset(0.5)),
        ("reset near the end", () => Fault.Reset(0.99)),
        ("truncated", () => Fault.Truncated(0.7)),
        ("malformed", Fault.Malformed),
        ("slow drip", () => Fault.Drip(20)),
        ("clock long ago", () => Fault.ClockSkew(TimeSpan.FromDays(-4000))),
        ("clock far ahead", () => Fault.ClockSkew(TimeSpan.FromDays(4000))),
        ("silence", Fault.Silence),
    ];

    private LocalBigQueryServer? _server;

    public static TheoryData<string> Names => [.. Passing.Select(f => f.Name)];

    private LocalBigQueryServer Server => _server!;

    public async Task InitializeAsync()
    {
        if (GoogleSql.GoogleSqlPackage.Problem is null)
            _server = await LocalBigQueryServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [EngineTheory, MemberData(nameof(Names))]
    public async Task Each_call_may_fail_once_and_every_row_comes_once(string fault)
    {
        Server.PageRows = 20;
        Server.PollsPerQuery = 1;
        Server.Faults = EachCallOnce(Passing.First(f => f.Name == fault).Make);
        await using var store = Connect();

        Assert.Equal(LocalRows.Numbers(100), await LocalRows.ReadAsync(store, 100));
        Assert.Single(Server.Jobs.All);
    }

    [EngineTheory, MemberData(nameof(Names))]
    public async Task Each_call_of_a_load_may_fail_once_and_every_row_is_written_once(string fault)
    {
        await using var store = Connect();
        await LocalRows.CreateDaysAsync(store, days: 1, rowsPerDay: 1);
        Server.Faults = EachCallOnce(Passing.First(f => f.Name == fault).Make);

        Assert.Equal(500, await store.AppendAsync(Rows(500)));

        Assert.Equal(Enumerable.Range(0, 500).Select(n => (long)n), Written());
    }

    [EngineTheory, MemberData(nameof(Names))]
    public async Task Each_call_of_a_stream_may_fail_once_and_every_row_is_written_once(string fault)
    {
        await using var store = Connect();
        await LocalRows.CreateDaysAsync(store, days: 1, rowsPerDay: 1);
        Server.Faults = EachCallOnce(Passing.First(f => f.Name == fault).Make);

        Assert.Equal(500, await store.InsertAsync(Rows(500)));

        Assert.Equal(Enumerable.Range(0, 500).Select(n => (long)n), Written());
    }

    [EngineTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_fails_at_random_every_row_is_read_and_written_once(int seed)
    {
        await using var store = Connect();
        await LocalRows.CreateDaysAsync(store, days: 1, rowsPerDay: 1);
        var random = new Random(seed);
        // Silence costs a second each time, and has its own tests.
        var faults = Passing.Where(f => f.Name != "silence").ToList();
        Server.PageRows = 10;
        Server.Faults = _ =>
        {
            lock (random)
                return random.Next(3) == 0 ? faults[random.Next(faults.Count)].Make() : null;
        };

        Assert.Equal(LocalRows.Numbers(300), await LocalRows.ReadAsync(store, 300));
        Assert.Equal(200, await store.AppendAsync(Rows(200)));
        Assert.Equal(200, await store.InsertAsync(Rows(200)));
        Server.Faults = _ => null;
        Assert.Equal(Enumerable.Range(0, 200).SelectMany(n => new long[] { n, n }), Written());
    }

    [EngineFact]
    public async Task Empty_pages_are_gone_through()
    {
        Server.PageRows = 10;
        var seen = new ConcurrentDictionary<string, bool>();
        // Each page comes empty once, under a token that leads to it again.
        Server.Faults = call => call.IsPage && call.Query.TryGetValue("pageToken", out var token) && !token.Contains('/', StringComparison.Ordinal) && seen.TryAdd(token, true)
            ? Fault.EmptyPage($"{token}/again")
            : null;
        await using var store = Connect();

        Assert.Equal(LocalRows.Numbers(100), await LocalRows.ReadAsync(store, 100));
        Assert.Equal(9, seen.Count);
    }

    [EngineFact]
    public async Task Rows_that_come_twice_are_told_and_never_taken_for_more_rows()
    {
        Server.PageRows = 10;
        Server.Faults = call => call.IsPage ? Fault.DoubledRows() : null;
        await using var store = Connect();

        var error = await Assert.ThrowsAsync<BigQueryException>(() => LocalRows.ReadAsync(store, 20));
        Assert.StartsWith("BigQuery announced 20 rows, but sent 30; run the query again.", error.Message);
    }

    [EngineFact]
    public async Task A_call_that_fails_for_ever_is_given_up()
    {
        Server.Faults = _ => Fault.Error(503, "backendError", "Out of order.");
        await using var store = Connect();

        var error = await Assert.ThrowsAsync<BigQueryException>(() => LocalRows.ReadAsync(store, 20));
        Assert.StartsWith("Out of order.", error.Message);
        Assert.Empty(Server.Jobs.All);
    }

    private BigQueryFeatureStore Connect() => Server.Connect(o => o with
    {
        RequestTimeout = TimeSpan.FromSeconds(1),
        Retry = new() { FirstDelay = TimeSpan.FromMilliseconds(1), MaximumDelay = TimeSpan.FromMilliseconds(20), MaximumAttempts = 12 },
    });

    /// <summary>A fault for the first of each kind of call: the same path with the same token.</summary>
    private static Func<ApiCall, Fault?> EachCallOnce(Func<Fault> make)
    {
        var seen = new ConcurrentDictionary<string, bool>();
        return call => seen.TryAdd($"{call.Method} {call.Path[^1]} {call.Query.GetValueOrDefault("pageToken")}", true) ? make() : null;
    }

    private static IEnumerable<DayRow> Rows(int count) => Enumerable.Range(0, count).Select(n => new DayRow(new(2026, 2, 6), n));

    private IEnumerable<long> Written() =>
        Server.Tables.Find("p", "d", "days")!.Rows.Where(r => (DateOnly)r[0]! == new DateOnly(2026, 2, 6)).Select(r => (long)r[1]!).Order();
}
