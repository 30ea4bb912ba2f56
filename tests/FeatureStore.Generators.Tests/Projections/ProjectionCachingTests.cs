using System.Collections.Immutable;
using FeatureStore.Generators.Projections;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Projections;

/// <summary>What an edit makes the generator do again for projections.</summary>
public sealed class ProjectionCachingTests
{
    private const string Code =
        """
        using FeatureStore;
        using Games;

        [Projection<Plays>] partial record First(string Player);
        [Projection<Plays>] partial record Second(double? FormPct);
        """;

    [Fact]
    public void An_edit_of_another_file_emits_nothing_again() =>
        Assert.Equal(["First Cached", "Second Cached"], Edit(other: "class Other { int Field; }"));

    [Fact]
    public void An_edit_above_the_records_moves_them_and_emits_nothing_again() =>
        Assert.Equal(["First Cached", "Second Cached"], Edit(code: "// A comment\n\n" + Code));

    [Fact]
    public void An_edit_of_a_record_emits_that_record_alone() =>
        Assert.Equal(["First Modified", "Second Cached"], Edit(code: Code.Replace("string Player", "decimal? Score")));

    [Fact]
    public void An_edit_of_a_description_emits_no_projection_again() =>
        Assert.Equal(["First Cached", "Second Cached"], Edit(table: Plays.Edit(Plays.Table, "Who", "Whom")));

    [Fact]
    public void An_edit_of_a_column_emits_the_projections_that_take_it() =>
        Assert.Equal(
            ["First Cached", "Second Modified"],
            Edit(table: Plays.Edit(Plays.Table, """{"name": "form_pct", "type": "FLOAT"}""", """{"name": "form_pct", "type": "FLOAT", "mode": "REQUIRED"}""")));

    /// <summary>The reason of each projection's last step after an edit of the code, of another file, or of the table.</summary>
    private static IEnumerable<string> Edit(string code = Code, string other = "class Other;", string table = Plays.Table)
    {
        var compilation = ConsumerCode.Compile(Code);
        var driver = ConsumerCode.Driver(ConsumerCode.PlaysTexts).RunGenerators(compilation.AddSyntaxTrees(ConsumerCode.Tree("class Other;", "Other.cs")));
        if (table != Plays.Table)
            driver = driver.ReplaceAdditionalText(ConsumerCode.PlaysTexts[0], ConsumerCode.Text("plays.table.json", table));
        if (code != Code)
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], ConsumerCode.Tree(code, "Consumer.cs"));
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(ConsumerCode.Tree(other, "Other.cs")));

        var result = driver.GetRunResult().Results.Single();
        Assert.Empty(result.Diagnostics);
        return result.TrackedSteps[Steps.Projections].SelectMany(step => step.Outputs)
            .Select(output => $"{((ProjectionModel)output.Value).Shape.SelfType} {output.Reason}");
    }
}
