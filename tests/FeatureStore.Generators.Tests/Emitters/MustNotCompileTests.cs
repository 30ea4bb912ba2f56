using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Emitters;

/// <summary>Mistakes that the compiler must find, at the place of the mistake.</summary>
public sealed class MustNotCompileTests
{
    [Theory]
    [InlineData("a column that is gone", "object A(Plays row) => row.Pace;", "(4,32): error CS1061")]
    [InlineData("a column that is gone, in a query", "object A() => Plays.On(Day).Where(c => c.Pace > 1);", "(4,46): error CS1061")]
    [InlineData("a query without its partition filter", "object A() => Plays.All();", "(4,25): error CS0117")]
    [InlineData("a level against text, on a row", "bool A(Plays row) => row.Alert == \"RED\";", "(4,26): error CS0019")]
    [InlineData("a level against text, in a query", "object A() => Plays.On(Day).Where(c => c.Alert == \"RED\");", "(4,52): error CS9340")]
    [InlineData("a tier against a level", "bool A(Plays row) => row.Tier == AlertLevel.Red;", "(4,26): error CS0019")]
    [InlineData("a tier against a level, in a query", "object A() => Plays.On(Day).Where(c => c.Tier == AlertLevel.Red);", "(4,51): error CS9340")]
    [InlineData("a number against text", "object A() => Plays.On(Day).Where(c => c.FormPct > \"high\");", "(4,54): error CS9340")]
    [InlineData("a deprecated column", "object? A(Plays row) => row.Old;", "(4,29): warning CS0618: 'Plays.Old' is obsolete: 'One word for all. Use s{index}.'")]
    [InlineData("a row without a required column", "object A() => new Plays { Player = \"a\" };", "(4,23): error CS9035: Required member 'Plays.Day'")]
    public void It_is_found_where_it_is(string mistake, string member, string expected)
    {
        var result = ConsumerCode.GenerateWithPlays(
            $$"""
            using System; using FeatureStore; using Games;
            class Consumer
            {   static readonly DateOnly Day = new(2026, 2, 6);
                {{member}}
            }
            """, isReferenced: false);

        var found = result.Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ToList();
        Assert.True(found.Count == 1, $"{mistake}: {string.Join("\n", found)}");
        Assert.StartsWith("Consumer.cs" + expected, found[0]);
    }

    [Fact]
    public void A_defect_of_a_definition_is_an_error_at_its_line()
    {
        var broken = Plays.Edit(Plays.Table, "\"NUMERIC\"", "\"NUMBER\"");
        var result = ConsumerCode.Generate("", [ConsumerCode.Text("plays.table.json", broken)]);

        var report = Assert.Single(result.Generated.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, report.Severity);
        Assert.Equal(("plays.table.json", 7, 32), (report.Location.GetLineSpan().Path, report.Location.GetLineSpan().StartLinePosition.Line, report.Location.GetLineSpan().StartLinePosition.Character));
    }
}
