using FeatureStore.Generators.Checks;
using FeatureStore.Generators.Tests.Definitions;

namespace FeatureStore.Generators.Tests.Checks;

/// <summary>What an edit makes the generator do again for checks.</summary>
public sealed class CheckCachingTests
{
    private const string Code =
        """
        using FeatureStore;
        using Games;

        static partial class First
        {
            [QualityCheck("weak")] static bool Weak(Plays row) => row.FormPct < 50;
        }

        static partial class Second
        {
            [QualityCheck("empty")] static bool Empty(Plays row) => row.Score is null;
        }
        """;

    [Fact]
    public void An_edit_of_another_file_emits_nothing_again() =>
        Assert.Equal(["First Cached", "Second Cached"], Edit(other: "class Other { int Field; }"));

    [Fact]
    public void An_edit_above_the_checks_moves_them_and_emits_nothing_again() =>
        Assert.Equal(["First Cached", "Second Cached"], Edit(code: "// A comment\n\n" + Code));

    [Fact]
    public void An_edit_of_a_check_emits_its_class_alone() =>
        Assert.Equal(["First Modified", "Second Unchanged"], Edit(code: Code.Replace("< 50", "< 60")));

    [Fact]
    public void An_edit_of_a_description_emits_no_check_again() =>
        Assert.Equal(["First Cached", "Second Cached"], Edit(table: Plays.Edit(Plays.Table, "Who", "Whom")));

    [Fact]
    public void A_column_that_is_retyped_emits_the_checks_that_read_it_otherwise() =>
        Assert.Equal(
            ["First Unchanged", "Second Modified"],
            Edit(
                code: Code.Replace("row.Score is null", "row.Score > row.Defaults"),
                table: Plays.Edit(Plays.Table, """{"name": "score", "type": "NUMERIC", "precision": "5", "scale": "2"}""", """{"name": "score", "type": "FLOAT"}""")));

    /// <summary>The reason of each class's last step after an edit of the code, of another file, or of the table.</summary>
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
        return result.TrackedSteps[Steps.CheckClasses].SelectMany(step => step.Outputs)
            .Select(output => $"{((CheckClassModel)output.Value).Class.Type.SelfType} {output.Reason}");
    }
}
