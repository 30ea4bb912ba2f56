using System.Reflection;
using System.Text.RegularExpressions;
using FeatureStore.BigQuery;
using FeatureStore.DuckDB;
using FeatureStore.LocalBigQuery;
using FeatureStore.Tests;
using NbaPredictions;

namespace FeatureStore.Tool.Tests;

/// <summary>Each command says of a table in BigQuery what it says of the same rows in DuckDB: over a real socket, answered by Google's engine.</summary>
public sealed class LocalBigQueryTests(SampleInBigQuery sample) : IClassFixture<SampleInBigQuery>
{
    private const string Source = "BigQuery my-project.staging";
    private const string Sample = "the sample that ships with the tool";

    [EngineTheory]
    [InlineData("check")]
    [InlineData("check", "--format", "csv")]
    [InlineData("check", "2026-02-02")]
    [InlineData("check", "2026-01-30")]
    [InlineData("check", "2026-01-25")]
    [InlineData("check", "2026-01-24")]
    [InlineData("check", "--from", "2026-01-29", "--to", "2026-02-07", "--format", "csv")]
    [InlineData("check", "2020-01-01")]
    [InlineData("find-bad", "--limit", "5")]
    [InlineData("find-bad", "2026-02-02", "--limit", "5", "--format", "csv")]
    [InlineData("find-bad", "--from", "2026-01-30", "--to", "2026-02-01", "--limit", "3")]
    [InlineData("training")]
    [InlineData("training", "--from", "2026-01-31", "--to", "2026-02-03", "--format", "markdown")]
    [InlineData("training", "2026-02-01", "2026-02-03", "--gate", "is_quality_ready")]
    [InlineData("diagnose")]
    [InlineData("diagnose", "2026-01-30", "--days", "3")]
    [InlineData("diagnose", "--from", "2026-02-06", "--to", "2026-02-08", "--format", "junit")]
    public void A_command_says_what_it_says_of_the_sample(params string[] arguments)
    {
        var (local, google) = (FeatureStoreTool.Run(arguments), sample.Run(arguments));

        Assert.Equal((Neutral(local.Error), local.ExitCode), (Neutral(google.Error), google.ExitCode));
        Assert.Equal(Neutral(local.Output), Neutral(google.Output));
    }

    [EngineTheory]
    [InlineData("2026-02-05")]
    [InlineData("2026-02-02", "--samples", "2")]
    [InlineData("--from", "2026-01-31", "--to", "2026-02-03", "--check", "composite-defaulted", "--samples", "0")]
    public void Checks_of_an_assembly_say_what_they_say_of_the_sample(params string[] arguments)
    {
        arguments = ["run", RunTests.Checks, .. arguments];
        var (local, google) = (FeatureStoreTool.Run(arguments), sample.Run(arguments));

        Assert.Equal((Neutral(local.Error), local.ExitCode), (Neutral(google.Error), google.ExitCode));
        Assert.Equal(Neutral(local.Output), Neutral(google.Output));
    }

    [EngineTheory]
    [InlineData("check")]
    [InlineData("check", "--from", "2026-01-29", "--to", "2026-02-01")]
    [InlineData("find-bad")]
    [InlineData("training")]
    [InlineData("diagnose")]
    [InlineData("drift")]
    public void A_dry_run_says_the_bytes_and_runs_nothing(params string[] arguments)
    {
        var jobs = sample.Server!.Jobs.All.Count;
        var run = sample.Run([.. arguments, "--dry-run"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var said = Regex.Match(run.Output, @"^The query would process [0-9.]+ [kMK]B \((?<bytes>[0-9]+) bytes\) in BigQuery; it was not run.\n$");
        Assert.True(said.Success, run.Output);
        Assert.InRange(long.Parse(said.Groups["bytes"].Value, System.Globalization.CultureInfo.InvariantCulture), 10_000, 20_000_000);
        // What days there are is asked for; nothing else.
        Assert.All(sample.Server.Jobs.All.Skip(jobs), j => Assert.Contains("COUNT(*)", j.Statement!.Text));
    }

    [EngineTheory]
    [InlineData("drift", "--days", "1")]
    [InlineData("drift", "--days", "1", "--to", "2026-02-02", "--format", "csv")]
    [InlineData("drift", "--table", "daily_prediction_signals")]
    public async Task Drift_says_what_it_says_of_a_store(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory();
        await using (var store = DuckDbFeatureStore.Open(Path.Combine(folder.FullName, "s.duckdb")))
        {
            await store.LoadAsync(MlFeatureStoreV2.Table, Path.Combine(FeatureStoreTool.Samples, FeatureStoreTool.Sample));
            await store.LoadAsync(DailyPredictionSignals.Table, Path.Combine(FeatureStoreTool.Samples, "daily_prediction_signals.ndjson"));
        }

        var (local, google) = (FeatureStoreTool.RunIn(folder.FullName, [.. arguments, "--store", "s.duckdb"]), sample.Run(arguments));
        folder.Delete(recursive: true);

        Assert.Equal((local.Error, local.ExitCode), (google.Error, google.ExitCode));
        Assert.Equal(local.Output.Replace("s.duckdb", Source, StringComparison.Ordinal), google.Output);
        Assert.Contains(arguments.Contains("csv") ? "FS506,warning,missing_processors" : " null in all ", google.Output);
    }

    [EngineFact]
    public void A_table_that_a_definition_made_needs_no_plan()
    {
        var run = sample.Run("plan");

        Assert.Equal((0, "-- The live table is as its definition says; there is nothing to do.\n-- ml_feature_store_v2, from BigQuery my-project.staging to its definition\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [EngineFact]
    public async Task Exports_are_loaded_and_then_checked_there()
    {
        await using var server = await LocalBigQueryServer.StartAsync();
        var export = Path.Combine(FeatureStoreTool.Samples, "ml_feature_store_v2.ndjson.gz");
        FeatureStoreTool.RunOn(server.Uri, "create", "--bigquery", "my-project.mine");

        var dry = FeatureStoreTool.RunOn(server.Uri, "load", export, "--bigquery", "my-project.mine", "--dry-run");
        Assert.Equal((0, "ml_feature_store_v2: 3203 rows would be loaded into BigQuery my-project.mine; a load costs nothing.\n", ""), (dry.ExitCode, dry.Output, dry.Error));
        Assert.Empty(server.Tables.Find("my-project", "mine", "ml_feature_store_v2")!.Rows);

        var load = FeatureStoreTool.RunOn(server.Uri, "load", export, "--bigquery", "my-project.mine");
        Assert.Equal((0, "ml_feature_store_v2: 3203 rows loaded into BigQuery my-project.mine\n", ""), (load.ExitCode, load.Output, load.Error));
        Assert.Equal(
            FeatureStoreTool.Run("check", "2026-02-02", "--format", "csv").Output,
            FeatureStoreTool.RunOn(server.Uri, "check", "2026-02-02", "--format", "csv", "--bigquery", "my-project.mine").Output);
    }

    [Theory]
    [InlineData("Say where to load to: --store FILE, or --bigquery PROJECT[.DATASET].")]
    [InlineData("--bigquery and --store exclude each other: name one place.", "--bigquery", "my-project", "--store", "s.duckdb")]
    [InlineData("--replace is about a DuckDB file: a load into BigQuery appends; delete the days there first.", "--bigquery", "my-project", "--replace")]
    public void A_load_says_where_it_cannot_go(string problem, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(["load", Path.Combine(FeatureStoreTool.Samples, "daily_prediction_signals.ndjson"), .. arguments]);

        Assert.Equal((64, problem + "\n"), (run.ExitCode, run.Error));
    }

    [EngineFact]
    public void The_guide_states_what_each_command_costs()
    {
        var guide = File.ReadAllText(Path.Combine(RepositoryRoot, "docs", "bigquery.md"));
        var stated = Regex.Matches(guide, @"^\| `featurestore (?<arguments>[^`]+)` \| (?<bytes>[^|]+) \|", RegexOptions.Multiline);

        Assert.Equal(
            stated.Select(s => $"{s.Groups["arguments"].Value}: {s.Groups["bytes"].Value}"),
            stated.Select(s => $"{s.Groups["arguments"].Value}: {Cost(s.Groups["arguments"].Value)}"));
        foreach (var command in new[] { "check", "find-bad", "training", "diagnose", "run", "drift" })
            Assert.Contains(stated, s => s.Groups["arguments"].Value.Split(' ')[0] == command);

        string Cost(string arguments)
        {
            var run = sample.Run([.. arguments.Replace("my-checks.dll", RunTests.Checks, StringComparison.Ordinal).Split(' '), "--dry-run"]);
            return Regex.Match(run.Output, @"^The query would process (?<text>.+) \(").Groups["text"].Value is { Length: > 0 } text ? text : run.Output + run.Error;
        }
    }

    [EngineFact]
    public void A_day_costs_its_partition_and_its_columns_alone()
    {
        var whole = sample.Server!.Tables.Find("my-project", "staging", "ml_feature_store_v2")!.Rows.Count;
        sample.Run("check", "2026-02-06");

        var bytes = sample.Server.Jobs.All[^1].BytesProcessed;
        Assert.Equal(3203, whole);
        // 201 of 3203 rows, and the columns of values and qualities.
        Assert.InRange(bytes, 201 * 200, 201 * 2000);
    }

    [EngineFact]
    public void Jobs_carry_the_label_of_the_tool()
    {
        sample.Run("check", "2026-02-06");

        Assert.Equal("featurestore", sample.Server!.Jobs.All[^1].Labels["tool"]);
    }

    [EngineFact]
    public void Hostile_text_of_the_command_line_is_refused_before_anything_is_asked()
    {
        var calls = sample.Server!.Calls.Count;
        var run = sample.Run("check", "2026-02-06' OR 1=1 --");

        Assert.Equal(64, run.ExitCode);
        Assert.Equal(calls, sample.Server.Calls.Count);
    }

    private static string RepositoryRoot { get; } =
        typeof(LocalBigQueryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    private static string Neutral(string output) => Regex.Replace(output.Replace(Source, "SOURCE", StringComparison.Ordinal).Replace(Sample, "SOURCE", StringComparison.Ordinal), "-{3,}", "---");
}

/// <summary>The sample exports in a local BigQuery, written there as a user writes them: by the typed client, in load jobs.</summary>
public sealed class SampleInBigQuery : IAsyncLifetime
{
    internal LocalBigQueryServer? Server { get; private set; }

    public async Task InitializeAsync()
    {
        if (GoogleSql.GoogleSqlPackage.Problem is not null)
            return;
        Server = await LocalBigQueryServer.StartAsync();
        await using var google = BigQueryFeatureStore.Connect("my-project", new() { Endpoint = Server.Uri, TableProject = "my-project", TableDataset = "staging" });
        await using var duck = DuckDbFeatureStore.OpenInMemory();
        var (first, last) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        await CopyAsync(duck, google, "ml_feature_store_v2.ndjson.gz", MlFeatureStoreV2.Between(first, last));
        await CopyAsync(duck, google, "player_prop_predictions.ndjson.gz", PlayerPropPredictions.Between(first, last));
        await CopyAsync(duck, google, "daily_prediction_signals.ndjson", DailyPredictionSignals.All());
    }

    public async Task DisposeAsync()
    {
        if (Server is not null)
            await Server.DisposeAsync();
    }

    internal ToolRun Run(params string[] arguments) => FeatureStoreTool.RunOn(Server!.Uri, [.. arguments, "--bigquery", "my-project.staging"]);

    private static async Task CopyAsync<TRow>(DuckDbFeatureStore from, BigQueryFeatureStore to, string file, Query<TRow> all)
        where TRow : ITableRow<TRow>
    {
        await from.LoadAsync(TRow.Table, Path.Combine(FeatureStoreTool.Samples, file));
        await to.CreateTableAsync(TRow.Table);
        await to.AppendAsync(await from.ToListAsync(all));
    }
}
