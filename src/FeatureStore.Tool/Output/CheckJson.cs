using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeatureStore.Tool.Output;

/// <summary>The report of a day as JSON; docs/check.md describes it. A field that changes its meaning raises <see cref="Version"/>.</summary>
internal sealed record CheckJson(
    int Version,
    string Table,
    string Fingerprint,
    string Day,
    bool IsNewestDay,
    string Source,
    VerdictJson Verdict,
    long Rows,
    long? Entities,
    double? AverageScore,
    IReadOnlyList<LevelCount> Levels,
    long UnknownLevel,
    long WithoutLevel,
    IReadOnlyList<CategoryJson> Categories)
{
    public static CheckJson Of(CheckResult result)
    {
        var report = result.Report;
        return new(
            Version: 1,
            report.Table.TableId,
            report.Table.Fingerprint,
            CheckOutput.Day(report),
            result.IsNewest,
            result.Source,
            new(CheckOutput.Status(report.Verdict.Status), report.Verdict.Category, report.Verdict.Sentence),
            report.Rows,
            report.Entities,
            report.AverageScore,
            report.Levels,
            report.UnknownLevel,
            report.WithoutLevel,
            [.. report.Categories.Select(CategoryJson.Of)]);
    }
}

/// <summary>The verdict: good, unknown, warning or bad.</summary>
internal sealed record VerdictJson(string Status, string? Category, string Sentence);

/// <summary>One category; counts are rows.</summary>
internal sealed record CategoryJson(
    string Name,
    IReadOnlyList<int> Features,
    string Status,
    bool DefaultsAreNormal,
    double? AverageQuality,
    long Red,
    long Yellow,
    long Green,
    long AllDefaulted,
    long AnyDefaulted,
    long NoneDefaulted,
    long WithoutQuality,
    IReadOnlyList<GroupJson> Groups)
{
    public static CategoryJson Of(CategoryReport category) => new(
        category.Category.Name,
        category.Category.Features,
        CheckOutput.Status(category.Status),
        category.DefaultsAreNormal,
        category.AverageQuality,
        category.Red,
        category.Yellow,
        category.Green,
        category.AllDefaulted,
        category.AnyDefaulted,
        category.NoneDefaulted,
        category.WithoutQuality,
        [.. category.Groups.Select(g => new GroupJson(g.Group.Name, g.Group.Features, g.AllDefaulted))]);
}

/// <summary>One group of a category.</summary>
internal sealed record GroupJson(string Name, IReadOnlyList<int> Features, long AllDefaulted);

/// <summary>One table of 'featurestore tables'; the last three are null without a store.</summary>
internal sealed record TableJson(
    string Table,
    int Columns,
    int CatalogFields,
    int Features,
    string? Partition,
    IReadOnlyList<string> Clustering,
    string Fingerprint,
    bool? IsInStore,
    long? Rows,
    string? FirstDay,
    string? LastDay);

/// <summary>Serialises without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CheckJson))]
[JsonSerializable(typeof(IReadOnlyList<TableJson>))]
internal sealed partial class ToolJson : JsonSerializerContext;
