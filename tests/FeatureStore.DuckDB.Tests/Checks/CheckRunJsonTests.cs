using System.Text.Json.Nodes;
using FeatureStore.Tests;

namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>The JSON of a run follows the published schema, which allows nothing else.</summary>
public sealed class CheckRunJsonTests : IAsyncLifetime
{
    private static readonly JsonSchema Schema = new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema", "check-run.schema.json")));
    private static readonly TableInfo Table = Sample.Table with { Clustering = ["id", "name"] };
    private static readonly SampleColumns Columns = SampleColumns.Instance;
    private static readonly DateOnly Day = new(2026, 2, 6);

    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

    public async Task InitializeAsync()
    {
        // Everything but the column 'extra', with a value of each type in each place that a check can look at.
        var columns = Table.Columns.Where(c => c.Name != "extra").Select(c => $"{SqlDialect.DuckDb.Quote(c.Name)} {SqlDialect.DuckDb.TypeName(c)}");
        await using var command = _store.Connection.CreateCommand();
        command.CommandText =
            $$"""
            CREATE TABLE samples ({{string.Join(", ", columns)}});
            INSERT INTO samples (id, day, code, ready, ratio, cost, tier, name, big, score, price, flag, seen, "at", local_time, level, tags, "values", info) VALUES
            (1, '2026-02-06', 'a', true, 'nan', 1.5, 'low', 'O''Neal "Shaq" <b> \ 日本', 9007199254740993, 'infinity', 0.1, true, '2026-02-05',
                '2026-02-06 10:00:00+00', '2026-02-06 11:30:00', 'new level', ['x', null], ['1.5', '-infinity', null], {'source': 's', 'weight': 2.5}),
            (2, '2026-02-06', 'b', false, 1, 2, 'high', null, null, null, null, null, null, null, null, null, null, null, null)
            """;
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_run_with_every_status_and_every_type_follows_the_schema_and_reads_as_before()
    {
        var text = CheckRunJson.ToText(await RunAsync());

        Assert.Empty(Schema.Errors(text));
        Assert.Equal(
            ["fail", "warn", "pass", "no_data", "skipped", "error"],
            JsonNode.Parse(text)!["results"]!.AsArray().Select(r => (string)r!["status"]!));
        Snapshot.Match("Checks/every-status.json", text + "\n");
    }

    [Fact]
    public async Task An_empty_day_and_one_without_statement_of_samples_follow_the_schema()
    {
        Assert.Empty(Schema.Errors(CheckRunJson.ToText(await _store.RunAsync([Check("ready", Columns.Ready)], new DateOnly(2026, 3, 1)))));
        Assert.Empty(Schema.Errors(CheckRunJson.ToText(await _store.RunAsync([Check("ready", Columns.Ready)], Day, new() { SampleLimit = 0 }))));
    }

    [Fact]
    public async Task On_one_line_it_is_the_same_run()
    {
        var run = await RunAsync();

        var line = CheckRunJson.ToText(run, indented: false);

        Assert.DoesNotContain('\n', line);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(CheckRunJson.ToText(run)), JsonNode.Parse(line)));
    }

    [Fact]
    public async Task What_is_missing_misspelled_or_more_does_not_follow_the_schema()
    {
        var text = CheckRunJson.ToText(await RunAsync());

        var damaged = 0;
        foreach (var (path, damage) in Damages())
        {
            var json = JsonNode.Parse(text)!;
            damage(path.Aggregate(json, (node, step) => (step is int i ? node[i] : node[(string)step])!).AsObject());
            Assert.NotEmpty(Schema.Errors(json.ToJsonString()));
            damaged++;
        }

        Assert.InRange(damaged, 60, 200);

        IEnumerable<(object[] Path, Action<JsonObject> Damage)> Damages()
        {
            object[][] objects = [[], ["statement"], ["statement", "parameters", 0], ["results", 0], ["results", 0, "threshold"], ["results", 0, "samples", 0], ["results", 0, "sql"]];
            foreach (var path in objects)
            {
                yield return (path, o => o["unheard"] = 1);
                var names = path.Aggregate(JsonNode.Parse(text)!, (node, step) => (step is int i ? node[i] : node[(string)step])!).AsObject().Select(p => p.Key);
                foreach (var name in names)
                {
                    yield return (path, o => o.Remove(name));
                    // No field is a list of lists, and only a value may be a list of anything.
                    if (name != "value")
                        yield return (path, o => o[name] = new JsonArray(new JsonArray()));
                }
            }

            yield return ([], o => o["version"] = 2);
            yield return ([], o => o["status"] = "Fail");
            yield return ([], o => o["day"] = "6 February");
            yield return (["results", 0], o => o["severity"] = "critical");
            yield return (["results", 0], o => o["evaluated"] = -1);
        }
    }

    private Task<CheckRun> RunAsync() => _store.RunAsync(
        [
            Check("every-type", Columns.Id == 1 & EveryColumn()),
            new RowCheck("warns", Table, Columns.Ratio >= 0.5)
            {
                Description = "The ratio is half or more.",
                Severity = Severity.Warning,
                Dimension = Dimension.Consistency,
                Threshold = new() { WarnCount = 1, WarnPercent = 12.5 },
            },
            Check("passes", Columns.Code == "'; DROP TABLE samples; --"),
            new RowCheck("is-about-none", Table, Columns.Ready) { Applies = Columns.Id > 5 },
            Check("lacks-a-column", Columns.Extra == "x"),
            Check("overflows", Columns.Id * long.MaxValue > 5),
        ],
        Day,
        new() { SampleLimit = 2 });

    // True, and looks at each column that has a value.
    private static Predicate EveryColumn() => Predicate.AllOf(
    [
        Columns.Ready, Columns.Ratio.IsNaN(), Columns.Cost > 1m, Columns.Tier == Level.Low, Columns.Big > 5, Columns.Score > 1.0, Columns.Price == 0.1m,
        Columns.Flag == true, Columns.Seen.IsNotNull(), Columns.At.IsNotNull(), Columns.LocalTime.IsNotNull(), Columns.Level == Level.Unknown,
        Columns.Tags.Contains("x"), Columns.Values.ElementAt(1) < 0.0, Columns.Values.Count() == 3, Columns.Info.Field<double?>("weight") == 2.5,
    ]);

    private static RowCheck Check(string id, Predicate violation) => new(id, Table, violation);
}
