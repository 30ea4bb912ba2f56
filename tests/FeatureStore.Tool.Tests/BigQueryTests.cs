using FeatureStore.BigQuery.Tests;
using NbaPredictions;

namespace FeatureStore.Tool.Tests;

/// <summary>The command on a BigQuery that answers as it is told.</summary>
public sealed class BigQueryTests
{
    private static readonly string Live = $$"""{"kind":"bigquery#table","etag":"1","tableReference":{"projectId":"p","datasetId":"d","tableId":"t"},"schema":{{Answers.Schema([new("id", DataType.Int64, ColumnMode.Required)])}}}""";

    private static readonly ValueList<ColumnInfo> DayColumns =
        [new("row_count", DataType.Int64, ColumnMode.Nullable), new("first_day", DataType.Date, ColumnMode.Nullable), new("last_day", DataType.Date, ColumnMode.Nullable)];

    [Fact]
    public async Task A_dry_run_says_what_the_check_of_the_newest_day_would_process()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Otherwise = AnswerAsync("1572864");

        var run = FeatureStoreTool.RunOn(server.Uri, "check", "--bigquery", "my-project.staging", "--dry-run");

        Assert.Equal((0, "The query would process 1.5 MB (1572864 bytes) in BigQuery; it was not run.\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal("/bigquery/v2/projects/my-project/datasets/staging/tables/ml_feature_store_v2", server.Requests[0].Path);
        var weighed = Assert.Single(server.Requests, IsDryRun);
        Assert.Contains("my-project.staging.ml_feature_store_v2", weighed.Body);
        Assert.Contains("\"value\":\"2026-02-06\"", weighed.Body);
    }

    [Fact]
    public async Task A_check_above_the_limit_is_refused_with_both_numbers()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Otherwise = AnswerAsync("2147483648");

        var run = FeatureStoreTool.RunOn(server.Uri, "check", "2026-02-06", "--bigquery", "my-project", "--max-bytes", "500MB");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("The query would process 2 GB (2147483648 bytes), and the limit is 500 MB (524288000 bytes); nothing was run.", run.Error);
        Assert.All(server.Requests.Where(r => r.Method == "POST"), r => Assert.True(IsDryRun(r)));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_told_with_the_way_to_make_it()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(404, "notFound");

        var run = FeatureStoreTool.RunOn(server.Uri, "check", "--bigquery", "my-project");

        Assert.Equal((3, "BigQuery my-project.nba_predictions has no table ml_feature_store_v2; name another dataset with --bigquery PROJECT.DATASET, or make the table with 'featurestore create --bigquery my-project'.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Tables_are_listed_with_the_days_that_BigQuery_has()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Reply(Answers.Page(DayColumns, ["""{"f":[{"v":"201"},{"v":"2026-01-24"},{"v":"2026-02-06"}]}"""], 1)).Fail(404, "notFound").Fail(404, "notFound");

        var run = FeatureStoreTool.RunOn(server.Uri, "tables", "--bigquery", "my-project", "--format", "csv");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(",201,2026-01-24,2026-02-06", run.Output);
    }

    [Fact]
    public async Task A_pulled_table_is_written_whole()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Reply(Live).Fail(404, "notFound", "Not found: Table p:d.t");
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.table.json");

        Assert.Equal((0, $"{file}: 1 columns\n"), (FeatureStoreTool.RunOn(server.Uri, "pull", "p.d.t", "--output", file) is var run ? run.ExitCode : 0, run.Output));
        Assert.Equal(FeatureStoreTool.RunOn(server.Uri, "pull", "p.d.t").Output, await File.ReadAllTextAsync(file));
        Assert.DoesNotContain("etag", await File.ReadAllTextAsync(file));
        Assert.Equal("/bigquery/v2/projects/p/datasets/d/tables/t", server.Requests[0].Path);

        var before = await File.ReadAllTextAsync(file);
        Assert.Equal(3, FeatureStoreTool.RunOn(server.Uri, "pull", "p.d.t", "--output", file).ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        File.Delete(file);
    }

    [Fact]
    public async Task A_table_is_created_as_its_definition_says()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply("{}");

        var run = FeatureStoreTool.RunOn(server.Uri, "create", "--bigquery", "my-project.staging", "--table", "player_prop_predictions");

        Assert.Equal((0, $"BigQuery my-project.staging.player_prop_predictions is there, with the {PlayerPropPredictions.Table.Columns.Count} columns of its definition.\n"), (run.ExitCode, run.Output));
        Assert.Equal("POST /bigquery/v2/projects/my-project/datasets/staging/tables", $"{server.Requests[0].Method} {server.Requests[0].Path}");
    }

    [Fact]
    public void Printed_sql_names_the_table_that_is_meant() =>
        Assert.Contains("`my-project.staging.ml_feature_store_v2`", FeatureStoreTool.Run("sql", "2026-02-06", "--dialect", "bigquery", "--bigquery", "my-project.staging").Output);

    [Theory]
    [InlineData("'my project' is no PROJECT or PROJECT.DATASET of BigQuery.", "check", "--bigquery", "my project")]
    [InlineData("'p.d.t' is no PROJECT or PROJECT.DATASET of BigQuery.", "check", "--bigquery", "p.d.t")]
    [InlineData("'much' is no number of bytes; write it as in 500MB or 2GB.", "check", "--bigquery", "p", "--max-bytes", "much")]
    [InlineData("--dry-run is about BigQuery; name the project with --bigquery.", "check", "--dry-run")]
    [InlineData("--bigquery and --store and --source exclude each other: name one place.", "check", "--bigquery", "p", "--store", "x.duckdb")]
    [InlineData("'p.d' is no table of BigQuery; write it as PROJECT.DATASET.TABLE.", "pull", "p.d")]
    [InlineData("Say where to make the table: --bigquery PROJECT[.DATASET].", "create")]
    public void A_wrong_command_line_is_told(string message, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(arguments);

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error);
    }

    [Theory]
    [InlineData("10", 10L)]
    [InlineData("1KB", 1024L)]
    [InlineData("1.5gb", 1610612736L)]
    [InlineData("1 TB", 1099511627776L)]
    [InlineData("-1", null)]
    [InlineData("1ZB", null)]
    [InlineData("99999999TB", null)]
    public void Bytes_are_read_with_their_unit(string text, long? expected) => Assert.Equal(expected, BigQuerySource.ParseBytes(text));

    [Theory]
    [InlineData("my-project", "my-project", null)]
    [InlineData("my-project.d_1", "my-project", "d_1")]
    [InlineData("example.com:my-project.d", "example.com:my-project", "d")]
    public void A_project_may_belong_to_an_organisation(string text, string project, string? dataset) => Assert.Equal(new(project, dataset), BigQuerySource.Parse(text));

    private static bool IsDryRun(Request request) => request.Body.Contains("\"dryRun\":true", StringComparison.Ordinal);

    /// <summary>A table with all columns of the definition; its days; and so many bytes for any dry run.</summary>
    private static Func<Request, Microsoft.AspNetCore.Http.HttpContext, Task> AnswerAsync(string bytes) => (request, context) => ScriptedServer.Json(context, 200, request switch
    {
        { Method: "GET" } => $$"""{"schema":{{Answers.Schema(MlFeatureStoreV2.Table.Columns)}}}""",
        _ when IsDryRun(request) => $$"""{"totalBytesProcessed":"{{bytes}}","jobComplete":true}""",
        _ => Answers.Page(DayColumns, ["""{"f":[{"v":"201"},{"v":"2026-01-24"},{"v":"2026-02-06"}]}"""], 1),
    });
}
