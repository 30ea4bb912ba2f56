using System.Globalization;
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
    IReadOnlyList<IncidentJson> Incidents,
    IReadOnlyList<CategoryJson> Categories,
    ChecksJson Checks)
{
    public const int CurrentVersion = 1;

    public static CheckJson Of(CheckedSource found)
    {
        var report = found.Day.Report;
        return new(
            CurrentVersion,
            report.Table.TableId,
            report.Table.Fingerprint,
            report.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            found.IsNewest,
            found.Source,
            new(CheckOutput.Status(report.Verdict.Status), report.Verdict.Category, report.Verdict.Sentence),
            report.Rows,
            report.Entities,
            report.AverageScore,
            report.Levels,
            report.UnknownLevel,
            report.WithoutLevel,
            [.. report.Incidents.Select(IncidentJson.Of)],
            [.. report.Categories.Select(CategoryJson.Of)],
            ChecksJson.Of(found.Day.Run));
    }
}

/// <summary>The days of a range.</summary>
internal sealed record CheckRangeJson(int Version, string Table, string Fingerprint, string From, string To, string Source, IReadOnlyList<CheckJson> Days)
{
    public static CheckRangeJson Of(CheckedRange range) => new(
        CheckJson.CurrentVersion,
        range.Table.TableId,
        range.Table.Fingerprint,
        range.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        range.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        range.Source,
        [.. range.Days.Select(d => CheckJson.Of(new(d, range.Source, IsNewest: false)))]);
}

/// <summary>One incident; rows are counts.</summary>
internal sealed record IncidentJson(
    string Kind,
    string Severity,
    string? UpstreamTable,
    string? Processor,
    IReadOnlyList<IncidentFeature> Features,
    long Hit,
    long Rows,
    string Sentence,
    string NextStep,
    IReadOnlyList<IncidentEvidence> Evidence)
{
    public static IncidentJson Of(Incident incident) => new(
        JsonNamingPolicy.SnakeCaseLower.ConvertName(incident.Kind.ToString()),
        incident.Severity.ToString().ToLowerInvariant(),
        incident.UpstreamTable,
        incident.Processor,
        incident.Features,
        incident.Hit,
        incident.Rows,
        incident.Sentence,
        incident.NextStep,
        incident.Evidence);
}

/// <summary>How the built-in checks ended: how many each way, and those that do not pass.</summary>
internal sealed record ChecksJson(int Pass, int Warn, int Fail, int Error, int Skipped, int NoData, IReadOnlyList<CheckResultJson> Results)
{
    public static ChecksJson Of(CheckRun run) => new(
        Count(run, CheckStatus.Pass),
        Count(run, CheckStatus.Warn),
        Count(run, CheckStatus.Fail),
        Count(run, CheckStatus.Error),
        Count(run, CheckStatus.Skipped),
        Count(run, CheckStatus.NoData),
        [.. run.Results.Where(r => r.Status != CheckStatus.Pass).Select(CheckResultJson.Of)]);

    private static int Count(CheckRun run, CheckStatus status) => run.Results.Count(r => r.Status == status);
}

/// <summary>One check and how it ended.</summary>
internal sealed record CheckResultJson(string Id, string Status, string Severity, string Dimension, long Evaluated, long Violations, double? Percent, string? Detail)
{
    public static CheckResultJson Of(CheckResult result) => new(
        result.Check.Id,
        StatusText.Of(result.Status),
        result.Check.Severity.ToString().ToLowerInvariant(),
        result.Check.Dimension.ToString().ToLowerInvariant(),
        result.Evaluated,
        result.Violations,
        result.Percent,
        result.Detail);
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
[JsonSerializable(typeof(CheckRangeJson))]
[JsonSerializable(typeof(IReadOnlyList<TableJson>))]
internal sealed partial class ToolJson : JsonSerializerContext;
