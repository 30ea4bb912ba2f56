using System.Globalization;

namespace FeatureStore.Tool.Output;

/// <summary>How the checks of a run ended, shortly: how many, and the first of those to look at.</summary>
internal static class ChecksSection
{
    private const int MostShown = 5;

    public static Section Of(CheckRun run)
    {
        var toLookAt = ToLookAt(run);
        var section = new Section(
            "checks", SectionColumn.Text("check"), SectionColumn.Text("status"), SectionColumn.Number("violations"), SectionColumn.Number("evaluated", "of"), SectionColumn.Number("percent"))
        {
            Title = Sentence(run.Results),
            Note = toLookAt.Count > MostShown ? $"{toLookAt.Count - MostShown} more with --format json; 'featurestore checks' says what each means." : null,
        };
        foreach (var result in toLookAt.Take(MostShown))
            section.Add(result.Check.Id, StatusText.Of(result.Status), result.Violations, result.Evaluated, result.Percent);
        return section;
    }

    /// <summary>The results to look at: what fails first, then what could not be evaluated, then what warns.</summary>
    public static IReadOnlyList<CheckResult> ToLookAt(CheckRun run) =>
        [.. Of(run, CheckStatus.Fail), .. Of(run, CheckStatus.Error), .. Of(run, CheckStatus.Warn)];

    /// <summary>Such as: 2 of 118 checks fail, 1 warns, 3 were skipped.</summary>
    public static string Sentence(IReadOnlyList<CheckResult> results)
    {
        var parts = new List<string>();
        Add(CheckStatus.Fail, "fails", "fail");
        Add(CheckStatus.Error, "could not be evaluated", "could not be evaluated");
        Add(CheckStatus.Warn, "warns", "warn");
        if (results.All(r => r.Status == CheckStatus.Pass))
            return results.Count == 1 ? "The one check passes." : $"All {Number(results.Count)} checks pass.";
        if (parts.Count == 0)
            Add(CheckStatus.Pass, "passes", "pass");
        Add(CheckStatus.Skipped, "was skipped", "were skipped");
        Add(CheckStatus.NoData, "had no data", "had no data");
        return $"{string.Join(", ", parts)}.";

        void Add(CheckStatus status, string one, string many)
        {
            var count = results.Count(r => r.Status == status);
            if (count > 0)
                parts.Add($"{Number(count)}{(parts.Count == 0 ? $" of {Number(results.Count)} {(results.Count == 1 ? "check" : "checks")}" : "")} {(count == 1 ? one : many)}");
        }
    }

    public static Finding Finding(CheckResult result) => new(result.Status == CheckStatus.NoData ? CheckStatus.Skipped : result.Status, result.Check.Id, Sentence(result))
    {
        Severity = result.Check.Severity,
        Description = result.Check.Description,
        Subject = $"{result.Day:yyyy-MM-dd}",
    };

    private static string Sentence(CheckResult result)
    {
        var counts = result.Status is CheckStatus.Pass or CheckStatus.Warn or CheckStatus.Fail
            ? $"{Number(result.Violations)} of {Number(result.Evaluated)} violate {result.Check.Id}"
            : $"{result.Check.Id}: {StatusText.Of(result.Status).Replace('_', ' ')}";
        return result.Detail is null ? $"{counts}." : $"{counts}: {result.Detail}{(result.Detail.EndsWith('.') ? "" : ".")}";
    }

    private static List<CheckResult> Of(CheckRun run, CheckStatus status) => [.. run.Results.Where(r => r.Status == status)];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
