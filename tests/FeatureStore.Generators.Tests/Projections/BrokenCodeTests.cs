using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Projections;

/// <summary>Code that somebody is typing: it is rarely whole, and the generator lives through every state of it.</summary>
public sealed class BrokenCodeTests
{
    private const string Code =
        """
        using FeatureStore; using Games; using Short = FeatureStore.ProjectionAttribute<Games.Plays>;
        namespace App { partial class Outer<T> {
        [Projection<Plays>] public partial record Slim(string Player, QualityTier? Tier = null, string? AlertText = "x");
        [Short] partial record struct Other(in double? FormPct) { public int Twice { get; } = 2; }
        } }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_whole_code_is_sound(bool isReferenced)
    {
        var result = ConsumerCode.GenerateWithPlays(Code, isReferenced);

        Assert.Empty(result.Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Contains("partial record struct Other : IProjection<Other, global::Games.PlaysColumns>", result.File("App.Outer`1.Other."));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Code_cut_off_anywhere_does_not_break_the_generator(bool isReferenced)
    {
        for (var length = 0; length <= Code.Length; length++)
            AssertAlive(ConsumerCode.GenerateWithPlays(Code[..length], isReferenced), Code[..length]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Code_that_lacks_any_one_word_does_not_break_the_generator(bool isReferenced)
    {
        var words = Code.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var code = string.Join(' ', words.Where((_, at) => at != i));
            AssertAlive(ConsumerCode.GenerateWithPlays(code, isReferenced), code);
        }
    }

    [Theory]
    [InlineData("[Projection<>] partial record Slim(string Player);")]
    [InlineData("[Projection] partial record Slim(string Player);")]
    [InlineData("[Projection<Plays, Plays>] partial record Slim(string Player);")]
    [InlineData("[Projection<Plays>] partial record Slim(string Player, string Player);")]
    [InlineData("[Projection<Plays>] partial record Slim(Player);")]
    [InlineData("[Projection<Plays>] partial record (string Player);")]
    [InlineData("[Projection<Plays>] partial record Slim(string Player); partial record Slim(double? FormPct);")]
    [InlineData("[Projection<Plays>, Projection<PlaysWindow>] partial record Slim(string Player);")]
    [InlineData("[Projection<Plays>] partial record Slim(params string[] Player);")]
    [InlineData("[Projection<Plays>] enum Slim { A }")]
    [InlineData("[Projection<dynamic>] partial record Slim(dynamic Player);")]
    [InlineData("unsafe partial class Outer { [Projection<Plays>] partial record Slim(int* Player, delegate*<void> Old); }")]
    public void A_strange_declaration_does_not_break_the_generator(string code)
    {
        AssertAlive(ConsumerCode.GenerateWithPlays("using FeatureStore; using Games;\n" + code, isReferenced: false), code);
        AssertAlive(ConsumerCode.GenerateWithPlays("using FeatureStore; using Games;\n" + code, isReferenced: true), code);
    }

    private static void AssertAlive(ConsumerCode.Result result, string code)
    {
        var exception = result.Generated.Results.Single().Exception;
        Assert.True(exception is null, $"{exception}\n{code}");
    }
}
