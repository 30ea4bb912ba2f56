using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureStore.Generators.Tests.Emitters;

/// <summary>Names of a definition that emitted code uses itself: each is a diagnostic of the definition, or does no harm.</summary>
public sealed class NameClashTests
{
    private static readonly Lazy<ImmutableArray<string>> Words = new(() =>
    [
        .. ConsumerCode.GenerateWithPlays("", isReferenced: false).Generated.GeneratedTrees.Concat(
                ConsumerCode.Generate("", EveryType.Texts).Generated.GeneratedTrees)
            .SelectMany(tree => tree.GetRoot().DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            // After a dot a name means a member of what is before it, whatever else has that name.
            .Where(token => token.Parent is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name || access.Name != name)
            .Select(token => token.ValueText)
            .Where(word => word.Length > 0 && char.IsAsciiLetterUpper(word[0]))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ]);

    [Fact]
    public void A_column_may_have_any_name_that_emitted_code_uses() => AssertAllSound(word =>
        EmittedCode.PlaysWith(Plays.Edit(Plays.Table, """{"name": "slot", "type": "INTEGER"}""", $$"""{"name": "{{word}}", "type": "INTEGER"}""")));

    [Fact]
    public void A_struct_and_its_field_may_have_any_name_that_emitted_code_uses() => AssertAllSound(word =>
        EmittedCode.PlaysWith(Plays.Edit(
            Plays.Table,
            """{"name": "slot", "type": "INTEGER"}""",
            $$"""{"name": "{{word}}", "type": "STRUCT", "fields": [{"name": "{{word}}", "type": "DATE"}]}, {"name": "also", "type": "STRUCT", "fields": [{"name": "{{word}}", "type": "STRUCT", "fields": [{"name": "deep", "type": "DATE"}]}]}""")));

    [Fact]
    public void A_feature_may_have_any_name_that_emitted_code_uses() => AssertAllSound(word =>
        EmittedCode.PlaysWith(catalog: Plays.Edit(Plays.Catalog, "\"name\": \"minutes\"", $"\"name\": \"{word}\"")));

    [Fact]
    public void A_category_may_have_any_name_that_emitted_code_uses() => AssertAllSound(word =>
        EmittedCode.PlaysWith(catalog: Plays.Catalog.Replace("\"rest\"", $"\"{word}\"")));

    [Fact]
    public void A_group_may_have_any_name_that_emitted_code_uses() => AssertAllSound(word =>
        EmittedCode.PlaysWith(catalog: Plays.Edit(Plays.Catalog, "\"recent\"", $"\"{word}\"")));

    [Fact]
    public void A_source_a_tier_and_an_alert_level_may_have_any_name_that_emitted_code_uses() => AssertAllSound(word =>
        EmittedCode.PlaysWith(catalog: Plays.Catalog.Replace("\"live\"", $"\"{word}\"").Replace("\"gold\"", $"\"{word}\"").Replace("\"red\"", $"\"{word}\"")));

    [Fact]
    public void A_table_may_have_any_name_that_emitted_code_uses() => AssertAllSound(word =>
        EmittedCode.PlaysWith(Plays.Edit(Plays.Table, "\"tableId\": \"plays\"", $"\"tableId\": \"{word}\""), Plays.Edit(Plays.Catalog, "\"table\": \"plays\"", $"\"table\": \"{word}\"")));

    [Fact]
    public void Types_that_differ_in_case_alone_are_reported() => Assert.Equal(
        ["FS0018"],
        Ids(EmittedCode.Texts(Everything.Of("""{"name": "a_b", "type": "STRUCT", "fields": [{"name": "x", "type": "BOOL"}]}, {"name": "ab", "type": "STRUCT", "fields": [{"name": "x", "type": "BOOL"}]}"""))));

    private static void AssertAllSound(Func<string, ImmutableArray<AdditionalText>> texts)
    {
        var complaints = new List<string>();
        Parallel.ForEach(Words.Value, word =>
        {
            var bad = EmittedCode.Complaints(texts(word)).Where(complaint => !IsOfDefinition(complaint)).ToList();
            if (bad.Count == 0)
                return;
            lock (complaints)
                complaints.Add($"{word}: {bad[0]} (and {bad.Count - 1} more)");
        });
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    private static IEnumerable<string> Ids(ImmutableArray<AdditionalText> texts) =>
        EmittedCode.Complaints(texts).Select(complaint => Regex.Match(complaint, "(FS|CS)[0-9]{4}").Value);

    /// <summary>A diagnostic in a definition file; what the compiler says of emitted code is none.</summary>
    private static bool IsOfDefinition(string complaint) => Regex.IsMatch(complaint, @"^t\.(table|catalog)\.json\([0-9]+,[0-9]+\): (error|warning) FS[0-9]{4}");
}
