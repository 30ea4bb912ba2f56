using NbaPredictions;

namespace FeatureStore.BigQuery.Tests.Protocol;

/// <summary>What BigQuery says, and what a user is told to do.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("Cannot query over table 'p.d.t' without a filter over column(s) 'game_date' that can be used for partition elimination", "Table p.d.t needs a filter on its partition column game_date: start the query with On or Between.")]
    [InlineData("Unrecognized name: paec at [1:8]", "The live table has no column paec; refresh the definition with 'featurestore pull', and build again.")]
    [InlineData("Division by zero: 1 / 0", null)]
    public async Task A_query_that_is_refused_says_what_to_do(string message, string? fix)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(400, "invalidQuery", message);
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<FeatureStoreQueryException>(() => QueryTests.ReadAsync(store));

        Assert.Equal($"{message}{(fix is null ? "" : $"\n{fix}")}\n(reason invalidQuery)", error.Problem);
        Assert.Equal("SELECT n FROM numbers", error.Statement.Text);
        Assert.Equal("invalidQuery", Assert.IsType<BigQueryException>(error.InnerException).Reason);
    }

    [Theory]
    [InlineData(404, "notFound", "Not found: Table p:d.t was not found in location US", "Make table p:d.t, or name another project or dataset; a wrong location also reads as not found.")]
    [InlineData(403, "accessDenied", "Access Denied: Project payer: User does not have bigquery.jobs.create permission in project payer.", "Running a query needs the role BigQuery Job User (roles/bigquery.jobUser) on the project that pays.")]
    [InlineData(403, "accessDenied", "Access Denied: Table p:d.t: User does not have permission to query table p:d.t", "Reading needs the role BigQuery Data Viewer (roles/bigquery.dataViewer) on the dataset.")]
    [InlineData(401, "authError", "Invalid Credentials", "The credential was refused; log in again with 'gcloud auth application-default login', or name another.")]
    [InlineData(400, "bytesBilledLimitExceeded", "Query exceeded limit for bytes billed: 1. 2 or higher required.", "Narrow the days or columns of the query, or raise MaximumBytesBilled.")]
    public async Task Another_failure_says_what_to_do(int status, string reason, string message, string fix)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(status, reason, message);
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.Equal($"{message}\n{fix}\n(reason {reason})\nThe statement was:\nSELECT n FROM numbers", error.Message);
    }

    [Fact]
    public async Task A_job_that_fails_while_it_is_polled_is_named_with_its_location()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Running).Fail(400, "resourcesExceeded", "Out of memory.");
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.Equal("Out of memory.\n(reason resourcesExceeded, job job_1, location US)\nThe statement was:\nSELECT n FROM numbers", error.Message);
        Assert.Equal(("job_1", "US"), (error.JobId, error.Location));
    }

    [Fact]
    public async Task Values_of_parameters_are_in_no_error()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(400, "invalidQuery");
        await using var store = server.Connect();

        var query = MlFeatureStoreV2.On(new(2026, 2, 6)).Where(c => c.PlayerLookup == "a secret name");
        var error = await Assert.ThrowsAsync<FeatureStoreQueryException>(() => store.ToListAsync(query));
        Assert.DoesNotContain("a secret name", error.ToString());
    }
}
