using System.Reflection;
using System.Text.RegularExpressions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Diagnostics;

/// <summary>Each diagnostic has a page, a line in the index and a row in the release list, and they say the same.</summary>
public sealed class DescriptorPagesTests
{
    public static TheoryData<string> Ids { get; } = [.. All.Select(descriptor => descriptor.Id)];

    private static IEnumerable<DiagnosticDescriptor> All =>
        new[] { typeof(Descriptors), typeof(ConsumerDescriptors), typeof(CheckDescriptors), typeof(LintDescriptors), typeof(ContractDescriptors), typeof(DriftDescriptors) }
            .SelectMany(list => list.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(each => each.FieldType == typeof(DiagnosticDescriptor))
            .Select(each => (DiagnosticDescriptor)each.GetValue(null)!);

    [Fact]
    public void Every_id_is_given_once() =>
        Assert.Equal(All.Count(), All.Select(descriptor => descriptor.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_page_with_its_title_an_example_message_and_a_way_out(string id)
    {
        var descriptor = Find(id);
        var page = Read("docs", "diagnostics", id + ".md");

        Assert.Equal($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page);
        Assert.Contains("\n## What to do\n", page);
        Assert.Matches(Example(descriptor), page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_line_in_the_index_and_a_row_in_the_release_list(string id)
    {
        var descriptor = Find(id);

        Assert.Contains($"| [{id}]({id}.md) | {descriptor.Title} |\n", Read("docs", "diagnostics", "README.md"));
        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}\n", Read("AnalyzerReleases.Unshipped.md"));
    }

    [Fact]
    public void A_page_belongs_to_a_diagnostic() =>
        Assert.Equal(
            All.Select(descriptor => descriptor.Id).Append("README").Order(),
            Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics")).Select(Path.GetFileNameWithoutExtension).Order());

    /// <summary>The message format as a pattern: a quoted line of the page must be such a message.</summary>
    private static string Example(DiagnosticDescriptor descriptor)
    {
        var format = descriptor.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace("{{", "\u0001").Replace("}}", "\u0002");
        var parts = Regex.Split(format, @"\{\d\}").Select(part => Regex.Escape(part.Replace("\u0001", "{").Replace("\u0002", "}")));
        return @"(?m)^> " + string.Join(".*", parts) + "$";
    }

    private static DiagnosticDescriptor Find(string id) => All.Single(descriptor => descriptor.Id == id);

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([AppContext.BaseDirectory, .. path])).Replace("\r\n", "\n");
}
