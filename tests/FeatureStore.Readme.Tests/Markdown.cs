using System.Reflection;
using System.Text.RegularExpressions;

namespace FeatureStore.Readme.Tests;

/// <summary>The fenced blocks of the README and of the pages in docs, and the regions of the examples that they must equal.</summary>
internal static partial class Markdown
{
    public static string RepositoryRoot { get; } =
        typeof(Markdown).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The blocks of a language, without their fences.</summary>
    public static IReadOnlyList<string> Blocks(string language, string page = "README.md")
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot, page)).ReplaceLineEndings("\n");
        return [.. Fence().Matches(readme).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value.Trim('\n'))];
    }

    /// <summary>The regions of a source file by name, with their common indentation taken off.</summary>
    public static IReadOnlyDictionary<string, string> Regions(string file)
    {
        var source = File.ReadAllText(Path.Combine(RepositoryRoot, "tests", "FeatureStore.Readme.Tests", file)).ReplaceLineEndings("\n");
        return Region().Matches(source).ToDictionary(m => m.Groups["name"].Value, m => Dedent(m.Groups["text"].Value));
    }

    private static string Dedent(string text)
    {
        var lines = text.Trim('\n').Split('\n');
        var indent = lines.Where(l => l.Trim().Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', lines.Select(l => l.Length >= indent ? l[indent..] : "")).TrimEnd();
    }

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ *#region (?<name>.+?)\n(?<text>.*?)^ *#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();
}
