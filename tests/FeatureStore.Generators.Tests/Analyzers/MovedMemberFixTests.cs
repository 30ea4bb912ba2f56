using System.Collections.Immutable;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Analyzers;

/// <summary>The fix of a name that a column or feature had, or that is deprecated.</summary>
public sealed class MovedMemberFixTests
{
    /// <summary>The plays, of whose columns two and of whose features one had another name.</summary>
    public static ImmutableArray<AdditionalText> Renamed { get; } =
    [
        ConsumerCode.Text("plays.table.json", Plays.Table),
        ConsumerCode.Text("plays.catalog.json", Plays.Edit(
            Plays.Edit(Plays.Catalog, "\"name\": \"minutes\",", "\"name\": \"minutes\", \"formerNames\": [\"time_played\"],"),
            "\"version\": \"v1\",",
            "\"version\": \"v1\", \"renames\": [{\"column\": \"form_pct\", \"formerNames\": [\"pace\"]}, {\"column\": \"alert\", \"formerNames\": [\"alarm\"]}],")),
    ];

    [Theory]
    [InlineData("p.Pace", "p.FormPct")]
    [InlineData("p?.Pace", "p?.FormPct")]
    [InlineData("p.TimePlayed.Value", "p.Minutes.Value")]
    [InlineData("p.AlarmText", "p.AlertText")]
    [InlineData("c.Pace", "c.FormPct")]
    [InlineData("c.TimePlayed.Quality", "c.Minutes.Quality")]
    [InlineData("new Games.Plays { Player = \"\", Day = default, Pace = 1 }", "new Games.Plays { Player = \"\", Day = default, FormPct = 1 }")]
    [InlineData("p with { Pace = 1 }", "p with { FormPct = 1 }")]
    [InlineData("p is { Pace: 1 }", "p is { FormPct: 1 }")]
    public async Task A_former_name_becomes_the_present_one(string expression, string mended)
    {
        Assert.Equal(Code(mended), await Lint.FixAsync(ConsumerCode.GenerateWith(Renamed, Code(expression), isReferenced: true).Compilation));
        Assert.Empty(await Lint.ReportAsync(ConsumerCode.GenerateWith(Renamed, Code(mended), isReferenced: true).Compilation));
    }

    [Fact]
    public async Task So_it_does_for_a_table_of_the_project_itself() =>
        Assert.Equal(Code("p.FormPct"), await Lint.FixAsync(ConsumerCode.GenerateWith(Renamed, Code("p.Pace"), isReferenced: false).Compilation));

    [Theory]
    [InlineData("p.Paces")]
    [InlineData("p.Score.Pace")]
    public async Task Another_name_that_is_not_there_has_no_fix(string expression) =>
        Assert.Equal("no fix", await Lint.FixAsync(ConsumerCode.GenerateWith(Renamed, Code(expression), isReferenced: true).Compilation));

    private static string Code(string expression) =>
        $$"""
        class C
        {
            object? M(Games.Plays p, Games.PlaysColumns c) => {{expression}};
        }
        """;
}
