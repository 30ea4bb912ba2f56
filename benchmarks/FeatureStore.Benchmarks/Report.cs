using System.Text;
using System.Text.RegularExpressions;

namespace FeatureStore.Benchmarks;

/// <summary>
/// Puts what was measured into benchmarks/README.md: each "table: Name" marker there gets the table of that class, "machine" what it ran on,
/// in place of what stands between the marker and the next "end".
/// </summary>
internal static partial class Report
{
    private const string Machine = "machine";
    private const string ScalingTable = "scaling";

    private static readonly string Results = Path.Combine(RepositoryFiles.Artifacts("benchmarks"), "results");

    /// <summary>Where the table of the scaling series is left for the report.</summary>
    public static string ScalingFile { get; } = Path.Combine(Results, "scaling.md");

    /// <summary>Writes the page, or, if something was not measured, says so and leaves the page as it is.</summary>
    public static async Task<int> WriteAsync()
    {
        var page = Path.Combine(RepositoryFiles.Benchmarks(""), "README.md");
        var missing = new List<string>();
        var text = Section().Replace(await File.ReadAllTextAsync(page), section =>
        {
            var name = section.Groups["name"].Value;
            if (Find(name) is { } found)
                return $"<!-- {section.Groups["marker"].Value} -->\n{found.TrimEnd()}\n<!-- end -->";
            missing.Add(name);
            return section.Value;
        });
        foreach (var name in missing)
            await Console.Error.WriteLineAsync($"{Results} has nothing for '{name}', which {page} shows; run benchmarks/run.sh.");
        if (missing.Count > 0)
            return 1;
        await File.WriteAllTextAsync(page, text);
        Console.WriteLine($"The tables are in {page}.");
        return 0;
    }

    private static string? Find(string name) => name switch
    {
        Machine => Directory.Exists(Results) && Directory.EnumerateFiles(Results, "*-report-github.md").Order(StringComparer.Ordinal).FirstOrDefault() is { } any ? MachineOf(any) : null,
        ScalingTable => File.Exists(ScalingFile) ? File.ReadAllText(ScalingFile) : null,
        _ => Path.Combine(Results, $"FeatureStore.Benchmarks.{name}-report-github.md") is var file && File.Exists(file) ? TableOf(file) : null,
    };

    // BenchmarkDotNet puts a fenced block before its table: the machine down to its "[Host]", and then the job, which the page tells itself.
    private static string MachineOf(string file)
    {
        var text = new StringBuilder("```\n");
        foreach (var line in File.ReadLines(file).SkipWhile(l => l != "```").Skip(1).TakeWhile(l => l != "```").Where(l => l.Length > 0))
        {
            text.Append(line.Trim()).Append('\n');
            if (line.Contains("[Host]", StringComparison.Ordinal))
                break;
        }

        return text.Append("```").ToString();
    }

    private static string TableOf(string file) => string.Join('\n', File.ReadLines(file).Where(l => l.StartsWith('|')));

    [GeneratedRegex("<!-- (?<marker>table: (?<name>\\w+)|(?<name>machine)) -->\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Section();
}
