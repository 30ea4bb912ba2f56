using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Projections;

/// <summary>Each defect of a projection: one diagnostic, at its place, and nothing emitted.</summary>
public sealed class ProjectionDefectTests
{
    private const string Usings = "using System; using FeatureStore; using Games;\n";

    public static TheoryData<string, string> Defects { get; } = new()
    {
        {
            "[Projection<Plays>] public record Slim(string Player);",
            "Consumer.cs(2,35): error FS0040: 'Slim' must be partial, so that the generator can write its other part"
        },
        {
            "[Projection<Plays>] file partial record Slim(string Player);",
            "Consumer.cs(2,41): error FS0040: 'Slim' must not be local to its file, so that the generator can write its other part"
        },
        {
            "[Projection<Plays>] public partial class Slim(string player) { public string Player => player; }",
            "Consumer.cs(2,42): error FS0041: 'Slim' must be a record, such as 'partial record Slim(string Name)'"
        },
        {
            "[Projection<Plays>] public partial record Slim { public string? Player { get; init; } }",
            "Consumer.cs(2,43): error FS0041: 'Slim' must be a record with a parameter for each column, such as 'partial record Slim(string Name)'"
        },
        {
            "[Projection<Plays>] public partial record struct Slim();",
            "Consumer.cs(2,50): error FS0041: 'Slim' must be a record with a parameter for each column, such as 'partial record Slim(string Name)'"
        },
        {
            "[Projection<Plays>] public abstract partial record Slim(string Player);",
            "Consumer.cs(2,52): error FS0041: 'Slim' must be a record that is not abstract, so that rows can be read into it"
        },
        {
            "[Projection<Plays>] public partial record Slim(string Player) { public required int Rank { get; init; } }",
            "Consumer.cs(2,43): error FS0041: 'Slim' must be a record that its parameters fill, but its member 'Rank' is required"
        },
        {
            "static class Reports {\n [Projection<Plays>] public partial record Slim(string Player); }",
            "Consumer.cs(2,14): error FS0042: 'Reports' must be partial, so that the generator can write the other part of 'Slim' inside of it"
        },
        {
            "[Projection<string>] public partial record Slim(string Player);",
            "Consumer.cs(2,13): error FS0043: 'string' is not the record of a table"
        },
        {
            "[Projection<int[]>] public partial record Slim(string Player);",
            "Consumer.cs(2,13): error FS0043: 'int[]' is not the record of a table"
        },
        {
            "[Projection<PlaysWindow>] public partial record Slim(string Player);",
            "Consumer.cs(2,13): error FS0043: 'PlaysWindow' is not the record of a table"
        },
        {
            "[Projection<Plays>] public partial record Slim(string Player,\n    double? FormPtc);",
            "Consumer.cs(3,13): error FS0044: 'FormPtc' is not a column of Plays; did you mean 'FormPct'?"
        },
        {
            "[Projection<Plays>] public partial record Slim(string player);",
            "Consumer.cs(2,55): error FS0044: 'player' is not a column of Plays; did you mean 'Player'?"
        },
        {
            "[Projection<Plays>] public partial record Slim(string? TeirText);",
            "Consumer.cs(2,56): error FS0044: 'TeirText' is not a column of Plays; did you mean 'TierText'?"
        },
        {
            "[Projection<Plays>] public partial record Slim(double? Points);",
            "Consumer.cs(2,56): error FS0044: 'Points' is not a column of Plays"
        },
        {
            "[Projection<Plays>] public partial record Slim(string? OldText);",
            "Consumer.cs(2,56): error FS0044: 'OldText' is not a column of Plays"
        },
        {
            "[Projection<Plays>] public partial record Slim(double FormPct);",
            "Consumer.cs(2,48): error FS0045: 'FormPct' must be 'double?', as its column is, not 'double'"
        },
        {
            "[Projection<Plays>] public partial record Slim(string Old);",
            "Consumer.cs(2,48): error FS0045: 'Old' must be 'string?', as its column is, not 'string'"
        },
        {
            "[Projection<Plays>] public partial record Slim(double? Score);",
            "Consumer.cs(2,48): error FS0045: 'Score' must be 'decimal?', as its column is, not 'double?'"
        },
        {
            "[Projection<Plays>] public partial record Slim(DateTime Day);",
            "Consumer.cs(2,48): error FS0045: 'Day' must be 'DateOnly', as its column is, not 'DateTime'"
        },
        {
            "[Projection<Plays>] public partial record Slim(string? Tier);",
            "Consumer.cs(2,48): error FS0045: 'Tier' must be 'QualityTier?', as its column is, not 'string?'"
        },
        {
            "[Projection<Plays>] public partial record Slim(AlertLevel? Tier);",
            "Consumer.cs(2,48): error FS0045: 'Tier' must be 'QualityTier?', as its column is, not 'AlertLevel?'"
        },
        {
            "[Projection<Plays>] public partial record Slim(QualityTier Tier);",
            "Consumer.cs(2,48): error FS0045: 'Tier' must be 'QualityTier?', as its column is, not 'QualityTier'"
        },
        {
            "[Projection<Plays>] public partial record Slim(ValueList<string> Alerts);",
            "Consumer.cs(2,48): error FS0045: 'Alerts' must be 'ValueList<string?>', as its column is, not 'ValueList<string>'"
        },
        {
            "[Projection<Plays>] public partial record Slim(double?[] Vector);",
            "Consumer.cs(2,48): error FS0045: 'Vector' must be 'ValueList<double?>', as its column is, not 'double?[]'"
        },
        {
            "[Projection<Plays>] public partial record Slim((string, int) Player);",
            "Consumer.cs(2,48): error FS0045: 'Player' must be 'string', as its column is, not '(string, int)'"
        },
        {
            "[Projection<Plays>] public partial record Slim<T>(T Player);",
            "Consumer.cs(2,51): error FS0045: 'Player' must be 'string', as its column is, not 'T'"
        },
        {
            "[Projection<Plays>] public partial record Slim(Own.QualityTier? Tier);\nnamespace Own { public enum QualityTier { Gold } }",
            "Consumer.cs(2,48): error FS0045: 'Tier' must be 'Games.QualityTier?', as its column is, not 'Own.QualityTier?'"
        },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void A_defect_is_reported_at_its_place_where_the_project_has_the_table(string code, string expected) =>
        AssertReport(ConsumerCode.GenerateWithPlays(Usings + code, isReferenced: false), expected);

    [Theory]
    [MemberData(nameof(Defects))]
    public void A_defect_is_reported_at_its_place_where_a_reference_has_the_table(string code, string expected) =>
        AssertReport(ConsumerCode.GenerateWithPlays(Usings + code, isReferenced: true), expected);

    [Fact]
    public void An_unknown_table_is_reported_with_the_name_that_was_probably_meant() =>
        AssertReport(
            ConsumerCode.GenerateWithPlays(Usings + "[Projection<Playz>] partial record Slim(string Player);", isReferenced: false),
            "Consumer.cs(2,13): error FS0043: 'Playz' is not the record of a table; did you mean 'Plays'?");

    [Fact]
    public void A_type_that_is_only_called_like_a_table_is_not_the_table() =>
        AssertReport(
            ConsumerCode.GenerateWithPlays(Usings + "[Projection<Own.Plays>] partial record Slim(string Player);\nnamespace Own { public record Plays; }", isReferenced: false),
            "Consumer.cs(2,13): error FS0043: 'Plays' is not the record of a table; did you mean 'Games.Plays'?");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_second_projection_of_one_record_is_reported_and_the_first_stays(bool isReferenced)
    {
        var result = ConsumerCode.GenerateWithPlays(
            Usings + "[Projection<Plays>] partial record Slim(string Player);\n[Projection<Plays>] partial record Slim;", isReferenced);

        Assert.Equal(["Consumer.cs(3,2): error FS0046: 'Slim' is already a projection of Plays; a record takes the columns of one table, so remove one attribute"], result.Reports);
        Assert.Contains("Select(global::Games.PlaysColumns columns)", result.File("Slim."));
    }

    [Fact]
    public void Every_defect_of_a_projection_is_reported_at_once()
    {
        var result = ConsumerCode.GenerateWithPlays(
            Usings + "class Outer { [Projection<Plays>] record Slim(string Players, int Day); }", isReferenced: true);

        Assert.Equal(["FS0042", "FS0040", "FS0044", "FS0045"], result.Generated.Diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.Id));
    }

    private static void AssertReport(ConsumerCode.Result result, string expected)
    {
        Assert.Equal([expected], result.Reports);
        Assert.DoesNotContain(result.Generated.GeneratedTrees, t => t.ToString().Contains("IProjection<", StringComparison.Ordinal));
    }
}
