using System.Collections.Immutable;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Analyzers;

/// <summary>Deprecated columns, features and groups: a warning of the compiler, and from the sunset on FS0070; FS0071 for projections.</summary>
public sealed class SunsetAnalyzerTests
{
    private static readonly ImmutableArray<AdditionalText> Deprecated =
    [
        ConsumerCode.Text("plays.table.json", Plays.Table),
        ConsumerCode.Text("plays.catalog.json", Plays.Edit(Plays.Edit(
            Plays.Catalog,
            "{\"column\": \"old\", \"replacement\": \"s{index}\", \"reason\": \"One word for all\"}",
            """
            {"column": "old", "replacement": "player", "reason": "One word for all", "sunset": "2026-12-31"},
            {"column": "alert", "replacement": "tier", "sunset": "2026-12-31"},
            {"column": "form_pct", "replacement": ["q0", "q1"]},
            {"feature": "minutes", "replacement": "points", "sunset": "2027-01-31"},
            {"group": "recent", "replacement": "now", "sunset": "2026-12-31"}
            """), "\"present\": \"has_rest\"}", "\"present\": \"has_rest\"}, {\"name\": \"now\", \"category\": \"form\", \"features\": [1]}")),
    ];

    [Theory]
    [InlineData("p.Old", 61, "Old", "One word for all. Use player. It goes on 2026-12-31.")]
    [InlineData("p.AlertText", 61, "AlertText", "Use tier. It goes on 2026-12-31.")]
    [InlineData("p.Form.QualityPct", 61, "QualityPct", "Use q0 and q1.")]
    [InlineData("p.Minutes", 61, "Minutes", "Use points. It goes on 2027-01-31.")]
    [InlineData("p.Form.Recent", 61, "Recent", "Use now. It goes on 2026-12-31.")]
    [InlineData("c.Old", 61, "Old", "One word for all. Use player. It goes on 2026-12-31.")]
    [InlineData("c.Form.QualityPct", 61, "QualityPct", "Use q0 and q1.")]
    [InlineData("c.Minutes", 61, "Minutes", "Use points. It goes on 2027-01-31.")]
    [InlineData("c.Form.Recent", 61, "Recent", "Use now. It goes on 2026-12-31.")]
    [InlineData("Games.Feature.Minutes", 61, "Minutes", "Use points. It goes on 2027-01-31.")]
    public void The_compiler_warns_with_the_replacement_and_the_sunset(string expression, int column, string member, string advice)
    {
        var diagnostic = Assert.Single(Compile(expression, isReferenced: true).GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.StartsWith($"Consumer.cs(1,{column}): warning CS0618: '", diagnostic.ToString());
        Assert.Contains($".{member}' is obsolete: '{advice}'", diagnostic.ToString());
    }

    [Theory]
    [InlineData("p.Old", "2026-12-31", 63, "'Old' had its sunset on 2026-12-31; use player [Old]", "p.Player")]
    [InlineData("p.Old", "2030-01-01", 63, "'Old' had its sunset on 2026-12-31; use player [Old]", "p.Player")]
    [InlineData("p.AlertText", "2026-12-31", 63, "'AlertText' had its sunset on 2026-12-31; use tier [AlertText]", "no fix")]
    [InlineData("p?.Minutes", "2027-01-31", 64, "'Minutes' had its sunset on 2027-01-31; use points [Minutes]", "p?.Points")]
    [InlineData("p.Form.Recent", "2026-12-31", 68, "'Recent' had its sunset on 2026-12-31; use now [Recent]", "p.Form.Now")]
    [InlineData("c.Old", "2026-12-31", 63, "'Old' had its sunset on 2026-12-31; use player [Old]", "c.Player")]
    [InlineData("c.Minutes.Quality", "2027-01-31", 63, "'Minutes' had its sunset on 2027-01-31; use points [Minutes]", "c.Points.Quality")]
    [InlineData("Games.Feature.Minutes", "2027-01-31", 75, "'Minutes' had its sunset on 2027-01-31; use points [Minutes]", "Games.Feature.Points")]
    [InlineData("p is { Old: null }", "2026-12-31", 68, "'Old' had its sunset on 2026-12-31; use player [Old]", "p is { Player: null }")]
    public async Task From_the_sunset_on_it_is_an_error(string expression, string today, int column, string message, string mended)
    {
        var compilation = Compile(expression, isReferenced: true);

        Assert.Equal([$"Consumer.cs(1,{column}): error FS0070: {message}"], await Lint.ReportAsync(compilation, today));
        Assert.Equal(mended == "no fix" ? mended : Code(mended), await Lint.FixAsync(compilation, today));
    }

    [Fact]
    public async Task A_table_of_the_project_itself_has_its_sunsets_too()
    {
        var compilation = Compile("p.Form.Recent", isReferenced: false);

        Assert.Single(compilation.GetDiagnostics(), d => d.Id == "CS0618");
        Assert.Equal(["Consumer.cs(1,68): error FS0070: 'Recent' had its sunset on 2026-12-31; use now [Recent]"], await Lint.ReportAsync(compilation, "2026-12-31"));
    }

    [Theory]
    [InlineData("p.Old", "2026-12-30")]
    [InlineData("p.Old", null)]
    [InlineData("p.Old", "tomorrow")]
    [InlineData("p.FormPct", "2030-01-01")]
    [InlineData("p.Player", "2030-01-01")]
    [InlineData("p.Form.Now", "2030-01-01")]
    public async Task Before_it_or_without_a_day_or_a_sunset_it_is_none(string expression, string? today) =>
        Assert.Empty(await Lint.ReportAsync(Compile(expression, isReferenced: true), today));

    [Theory]
    [InlineData(null, "warning FS0071: 'Old' is deprecated; use player; it goes on 2026-12-31 [Old]")]
    [InlineData("2026-12-31", "error FS0070: 'Old' had its sunset on 2026-12-31; use player [Old]")]
    public async Task A_projection_uses_its_columns(string? today, string message)
    {
        const string Row = "[FeatureStore.Projection<Games.Plays>] partial record Row(string Player, string? Old, double? FormPct);";
        foreach (var isReferenced in new[] { true, false })
            Assert.Equal(
                [$"Consumer.cs(1,82): {message}", "Consumer.cs(1,95): warning FS0071: 'FormPct' is deprecated; use q0 and q1 [FormPct]"],
                await Lint.ReportAsync(ConsumerCode.GenerateWith(Deprecated, Row, isReferenced).Compilation, today));
    }

    [Theory]
    [InlineData("{\"feature\": \"minute\", \"replacement\": \"points\"}", 41, 13, "The deprecation names the feature 'minute', which is not listed; did you mean 'minutes'?")]
    [InlineData("{\"feature\": \"minutes\", \"replacement\": \"point\"}", 41, 39, "The deprecation names the feature or group 'point', which is not listed; did you mean 'points'?")]
    [InlineData("{\"group\": \"points\", \"replacement\": \"recent\"}", 41, 11, "The deprecation names the group 'points', which is not listed")]
    [InlineData("{\"group\": \"recent\", \"column\": \"old\", \"replacement\": \"player\"}", 41, 11, "A deprecation is of one thing, but this is of a column and a group; write two")]
    public void A_deprecation_of_something_else_is_an_error_at_its_place(string entry, int line, int column, string message)
    {
        var catalog = Plays.Edit(Plays.Catalog, "{\"column\": \"old\", \"replacement\": \"s{index}\", \"reason\": \"One word for all\"}", "\n" + entry);

        Assert.Contains($"plays.catalog.json({line},{column}): error FS0069: {message}", Plays.Read(catalog: catalog).Diagnostics.Select(d => d.Show()));
    }

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compile(string expression, bool isReferenced) =>
        ConsumerCode.GenerateWith(Deprecated, Code(expression), isReferenced).Compilation;

    private static string Code(string expression) => $"class C {{ object? M(Games.Plays p, Games.PlaysColumns c) => {expression}; }}";
}
