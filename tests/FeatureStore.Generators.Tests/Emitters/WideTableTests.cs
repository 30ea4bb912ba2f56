using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Generators.Tests.Emitters;

/// <summary>A table as wide as BigQuery allows.</summary>
public sealed class WideTableTests
{
    private const int Limit = 10_000;

    [Fact]
    public void A_table_of_10_000_columns_is_emitted_in_proportion()
    {
        var (small, large) = (Generate(Limit / 10), Generate(Limit));

        Assert.Empty(large.Generated.Diagnostics);
        Assert.InRange(Size(large), 9.0 * Size(small), 12.0 * Size(small));

        static int Size(ConsumerCode.Result result) => result.Generated.GeneratedTrees.Sum(t => t.Length);
    }

    // Not of all 10,000, whose assembly takes the compiler a minute.
    [Fact]
    public void The_rows_of_2_500_columns_are_read() => Assert.Equal("2500 7 2499", Generate(Limit / 4).Run("Consumer", "Read"));

    private static ConsumerCode.Result Generate(int columns) => ConsumerCode.Generate(
        $$"""
        using System.Data;
        using System.Linq;
        using Games;
        public static class Consumer
        {
            public static string Read()
            {
                var table = new DataTable();
                table.Columns.Add("c1", typeof(long));
                table.Columns.Add("c{{columns - 1}}", typeof(string));
                table.Rows.Add(7L, "{{columns - 1}}");
                var row = Everything.ReadAll(table.CreateDataReader()).Single();
                return $"{Everything.Table.Columns.Count} {row.C1} {row.C{{columns - 1}}}";
            }
        }
        """,
        EmittedCode.Texts(Table(columns)));

    private static string Table(int columns)
    {
        string[] types = ["STRING", "INT64", "FLOAT64", "STRING"];
        return Everything.Of(string.Join(",", Enumerable.Range(0, columns).Select(i => $$"""{"name": "c{{i}}", "type": "{{types[i % 4]}}"}""")));
    }
}
