using System.Runtime.Loader;
using FeatureStore.Generators.Tests.Emitters;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Generators.Tests.BigQueryClient;

/// <summary>What a project that uses Google.Cloud.BigQuery.V2 gets.</summary>
public sealed class BigQueryClientTests
{
    private const string FileName = "BigQueryClientExtensions.g.cs";

    // A client that remembers what it was asked, and code that uses the emitted methods on it.
    private const string Code =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using FeatureStore;
        using Games;
        using Google.Apis.Bigquery.v2.Data;
        using Google.Cloud.BigQuery.V2;

        public sealed class Client(string[] names, params object[][] rows) : BigQueryClient
        {
            public string Asked = "";

            public override Task<BigQueryResults> ExecuteQueryAsync(string sql, IEnumerable<BigQueryParameter> parameters, QueryOptions? queryOptions = null, GetQueryResultsOptions? resultsOptions = null, CancellationToken cancellationToken = default)
            {
                Asked = $"{sql}\n{string.Join(", ", parameters.Select(p => $"{p.Name} {p.Type} {p.Value}"))}\n{queryOptions?.UseQueryCache} {resultsOptions?.PageSize}";
                var schema = new TableSchema { Fields = names.Select(n => new TableFieldSchema { Name = n }).ToList() };
                return Task.FromResult(new BigQueryResults(schema, rows.Select(r => new BigQueryRow(r, schema)).ToList()));
            }
        }

        public static class Program
        {
            public static string Tuples()
            {
                var client = new Client(["id", "name"], [1L, "a"], [2L, null!]);
                var query = Things.All().Where(c => c.Id > 0 & c.Name != "x").Select(c => (c.Id, c.Name));
                var rows = ToList(client.QueryAsync(query, new QueryOptions { UseQueryCache = false }, new GetQueryResultsOptions { PageSize = 7 }));
                return $"{client.Asked}\n{string.Join(" ", rows)}";
            }

            public static string Elsewhere()
            {
                var client = new Client(["id"]);
                ToList(client.QueryAsync(Things.All().Select(c => c.Id), dialect: new BigQueryDialect("other", "staging")));
                return client.Asked;
            }

            private static readonly Dictionary<string, object> Box = new() { ["label"] = "deep", ["day"] = new DateTime(2026, 2, 6), ["counts"] = new long[] { 1, 2 }, ["inner"] = new Dictionary<string, object> { ["price"] = new BigQueryNumeric("2.50") } };

            public static string Records()
            {
                // Every type, in another order than the definition's, with a column that it does not have.
                var client = new Client(
                    ["extra", "box", "name", "id", "score", "price", "flag", "day", "at", "moment", "clock", "blob", "doc", "place", "tags", "days", "prices", "boxes"],
                    [
                        "ignored", Box, "a", 1L, double.NaN, new BigQueryNumeric("1.25"), true, new DateTime(2026, 2, 6), new DateTime(2026, 2, 6, 1, 2, 3, DateTimeKind.Utc),
                        new DateTime(2026, 2, 6, 4, 5, 6), new TimeSpan(1, 2, 3), new byte[] { 1, 2 }, "{}", new BigQueryGeography("POINT(1 2)"), new[] { "x", "y" }, new[] { new DateTime(2026, 2, 7) },
                        new[] { new BigQueryNumeric("3") }, new[] { Box },
                    ]);
                var results = client.ExecuteQueryAsync("SELECT *", []).Result;
                var read = ToList(results.ReadRowsAsync<Things>()).Single();
                var expected = new Things
                {
                    Id = 1,
                    Name = "a",
                    Score = double.NaN,
                    Price = 1.25m,
                    Flag = true,
                    Day = new(2026, 2, 6),
                    At = new(2026, 2, 6, 1, 2, 3, TimeSpan.Zero),
                    Moment = new(2026, 2, 6, 4, 5, 6),
                    Clock = new(1, 2, 3),
                    Blob = [1, 2],
                    Doc = "{}",
                    Place = "POINT(1 2)",
                    Tags = ["x", "y"],
                    Days = [new DateOnly(2026, 2, 7)],
                    Prices = [3m],
                    Box = new() { Label = "deep", Day = new(2026, 2, 6), Counts = [1L, 2L], Inner = new() { Price = 2.5m } },
                    Boxes = [new() { Label = "deep", Day = new(2026, 2, 6), Counts = [1L, 2L], Inner = new() { Price = 2.5m } }],
                };
                return read == expected ? "equal" : $"{expected}\n{read}";
            }

            public static string Missing()
            {
                var results = new Client(["name"], ["a"]).ExecuteQueryAsync("SELECT name", []).Result;
                try { ToList(results.ReadRowsAsync<Things>()); return "read"; }
                catch (InvalidOperationException error) { return error.Message; }
            }

            public static string OfAnotherType()
            {
                try { ToList(new Client(["id"], ["text"]).QueryAsync(Things.All().Select(c => c.Id))); return "read"; }
                catch (InvalidCastException error) { return error.Message; }
            }

            private static List<T> ToList<T>(IAsyncEnumerable<T> rows)
            {
                var list = new List<T>();
                Task.Run(async () => { await foreach (var row in rows) list.Add(row); }).GetAwaiter().GetResult();
                return list;
            }
        }
        """;

    private const string Table =
        """
        {"tableReference": {"projectId": "p", "datasetId": "d", "tableId": "things"}, "schema": {"fields": [
          {"name": "id", "type": "INT64", "mode": "REQUIRED"}, {"name": "name", "type": "STRING"}, {"name": "score", "type": "FLOAT64"},
          {"name": "price", "type": "NUMERIC"}, {"name": "flag", "type": "BOOL"}, {"name": "day", "type": "DATE"}, {"name": "at", "type": "TIMESTAMP"},
          {"name": "moment", "type": "DATETIME"}, {"name": "clock", "type": "TIME"}, {"name": "blob", "type": "BYTES"}, {"name": "doc", "type": "JSON"},
          {"name": "place", "type": "GEOGRAPHY"}, {"name": "tags", "type": "STRING", "mode": "REPEATED"}, {"name": "days", "type": "DATE", "mode": "REPEATED"},
          {"name": "prices", "type": "NUMERIC", "mode": "REPEATED"},
          {"name": "box", "type": "STRUCT", "fields": [{"name": "label", "type": "STRING"}, {"name": "day", "type": "DATE"}, {"name": "counts", "type": "INT64", "mode": "REPEATED"},
            {"name": "inner", "type": "STRUCT", "fields": [{"name": "price", "type": "NUMERIC"}]}]},
          {"name": "boxes", "type": "STRUCT", "mode": "REPEATED", "fields": [{"name": "label", "type": "STRING"}, {"name": "day", "type": "DATE"}, {"name": "counts", "type": "INT64", "mode": "REPEATED"},
            {"name": "inner", "type": "STRUCT", "fields": [{"name": "price", "type": "NUMERIC"}]}]}
        ]}}
        """;

    private static readonly Lazy<ConsumerCode.Result> Compiled =
        new(() => ConsumerCode.Generate(Code, EmittedCode.Texts(Table), StandIn.Reference));

    [Fact]
    public void Emitted_code_reads_as_agreed() =>
        Snapshot.Match("BigQueryClient/BigQueryClientExtensions.g.cs.txt", ConsumerCode.Generate("", [], StandIn.Reference).File(FileName));

    [Fact]
    public void Emitted_code_compiles_without_a_warning()
    {
        var result = ConsumerCode.Generate("", [], StandIn.Reference);
        Assert.Empty(result.Compilation.WithOptions(result.Compilation.Options.WithWarningLevel(9999)).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void A_project_without_the_client_gets_nothing_of_it() =>
        Assert.DoesNotContain(ConsumerCode.Generate("", EmittedCode.Texts(Table)).Generated.GeneratedTrees, t => t.FilePath.EndsWith(FileName, StringComparison.Ordinal));

    [Fact]
    public void A_query_goes_to_the_client_with_its_parameters_and_comes_back_as_tuples() =>
        Assert.Equal(
            """
            SELECT id, name
            FROM `p.d.things`
            WHERE id > @p0
              AND name IS DISTINCT FROM @p1
            p0 Int64 0, p1 String x
            False 7
            (1, a) (2, )
            """.ReplaceLineEndings("\n"),
            Run("Tuples"));

    [Fact]
    public void The_table_may_be_in_another_dataset() => Assert.Contains("`other.staging.things`", Run("Elsewhere"));

    [Fact]
    public void Rows_of_every_type_become_records_by_the_names_of_their_columns() => Assert.Equal("equal", Run("Records"));

    [Fact]
    public void A_required_column_that_is_missing_is_named() =>
        Assert.Equal("The result lacks the REQUIRED columns id of things; select them.", Run("Missing"));

    [Fact]
    public void A_column_of_another_type_is_named() =>
        Assert.Equal("Column id holds a String, but is read as Int64; refresh the definition of the table.", Run("OfAnotherType"));

    [Fact]
    public void An_unrelated_edit_emits_nothing_again()
    {
        Compilation compilation = ConsumerCode.Compile("class A;", StandIn.Reference);
        var driver = ConsumerCode.Driver([]).RunGenerators(compilation);
        var result = driver.RunGenerators(compilation.AddSyntaxTrees(ConsumerCode.Tree("class B;", "B.cs"))).GetRunResult().Results.Single();

        Assert.Equal(IncrementalStepRunReason.Unchanged, Assert.Single(result.TrackedSteps[Steps.BigQueryClient].SelectMany(s => s.Outputs)).Reason);
        Assert.All(result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    private static string Run(string method)
    {
        using var stream = new MemoryStream();
        var emitted = Compiled.Value.Compilation.Emit(stream);
        Assert.Empty(emitted.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        context.LoadFromStream(new MemoryStream(StandIn.Assembly));
        var assembly = context.LoadFromStream(new MemoryStream(stream.ToArray()));
        return (string)assembly.GetType("Program", throwOnError: true)!.GetMethod(method)!.Invoke(null, [])!;
    }
}
