using System.Collections.Concurrent;
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
    public void A_column_may_have_any_name_that_emitted_code_uses() => AssertAllSound(words => TableOf(
        words, (word, _) => $$"""{"name": "{{word}}", "type": "INTEGER"}"""));

    [Fact]
    public void A_struct_and_its_field_may_have_any_name_that_emitted_code_uses() => AssertAllSound(words => TableOf(
        words,
        (word, i) => $$"""{"name": "{{word}}", "type": "STRUCT", "fields": [{"name": "{{word}}", "type": "DATE"}]}, {"name": "also{{i}}", "type": "STRUCT", "fields": [{"name": "{{word}}", "type": "STRUCT", "fields": [{"name": "deep", "type": "DATE"}]}]}"""));

    [Fact]
    public void A_feature_may_have_any_name_that_emitted_code_uses() => AssertAllSound(words => FeaturesOf(words.Length, feature: i => words[i]));

    [Fact]
    public void A_category_may_have_any_name_that_emitted_code_uses() => AssertAllSound(words => FeaturesOf(words.Length, category: i => words[i]));

    [Fact]
    public void A_group_may_have_any_name_that_emitted_code_uses() => AssertAllSound(words => FeaturesOf(words.Length, group: i => words[i]));

    [Fact]
    public void A_source_a_tier_and_an_alert_level_may_have_any_name_that_emitted_code_uses() => AssertAllSound(words =>
    {
        var catalog = Plays.Edit(Plays.Catalog, """{"name": "live", "weight": 100},""", Each(words, (word, i) => $$"""{"name": "{{word}}", "weight": {{100 - i}}},""", " "));
        catalog = Plays.Edit(catalog, "\"sources\": [\"live\", \"none\"]", $"\"sources\": [\"{words[0]}\", \"none\"]");
        catalog = Plays.Edit(catalog, """{"name": "gold", "min": 95},""", Each(words, (word, i) => $$"""{"name": "{{word}}", "min": {{95 - i}}},""", " "));
        return EmittedCode.PlaysWith(catalog: Plays.Edit(catalog, "\"green\", \"red\"", $"\"green\", {Each(words, (word, _) => $"\"{word}\"", ", ")}"));
    });

    // The last, as a table's name is the only one of its compilation.
    [Fact]
    public void A_table_may_have_any_name_that_emitted_code_uses() => AssertAllSound(
        words => EmittedCode.PlaysWith(Plays.Edit(Plays.Table, "\"tableId\": \"plays\"", $"\"tableId\": \"{words[0]}\""), Plays.Edit(Plays.Catalog, "\"table\": \"plays\"", $"\"table\": \"{words[0]}\"")),
        wordsPerTable: 1);

    [Fact]
    public void Types_that_differ_in_case_alone_are_reported() => Assert.Equal(
        ["FS0018"],
        Ids(EmittedCode.Texts(Everything.Of("""{"name": "a_b", "type": "STRUCT", "fields": [{"name": "x", "type": "BOOL"}]}, {"name": "ab", "type": "STRUCT", "fields": [{"name": "x", "type": "BOOL"}]}"""))));

    private static void AssertAllSound(Func<string[], ImmutableArray<AdditionalText>> texts, int wordsPerTable = 32)
    {
        var complaints = new ConcurrentBag<string>();
        var refused = 0;
        Parallel.ForEach(Words.Value.Chunk(wordsPerTable), Find);
        Assert.True(complaints.IsEmpty, string.Join("\n", complaints.Order(StringComparer.Ordinal)));
        Assert.InRange(refused, 0, Words.Value.Length / 2);

        // A definition in error is not emitted, so that the other words of it would pass unseen.
        void Find(string[] words)
        {
            var isRefused = EmittedCode.Reports(texts(words)).Any(r => r.Severity == DiagnosticSeverity.Error);
            if (isRefused && words.Length > 1)
            {
                Find(words[..(words.Length / 2)]);
                Find(words[(words.Length / 2)..]);
                return;
            }

            if (isRefused)
                Interlocked.Increment(ref refused);
            var bad = EmittedCode.Complaints(texts(words)).Where(complaint => !IsOfDefinition(complaint)).ToList();
            if (bad.Count > 0)
                complaints.Add($"{string.Join(' ', words)}: {bad[0]} (and {bad.Count - 1} more)");
        }
    }

    private static ImmutableArray<AdditionalText> TableOf(string[] words, Func<string, int, string> column) =>
        EmittedCode.PlaysWith(Plays.Edit(Plays.Table, """{"name": "slot", "type": "INTEGER"}""", Each(words, column, ", ")));

    /// <summary>The plays with more features; each in a category, or in a group of its own, if those are named.</summary>
    private static ImmutableArray<AdditionalText> FeaturesOf(int count, Func<int, string>? feature = null, Func<int, string>? category = null, Func<int, string>? group = null)
    {
        var more = Enumerable.Range(0, count).ToArray();
        var table = Plays.Edit(
            Plays.Table,
            """{"name": "slot", "type": "INTEGER"}""",
            Each(more, (i, _) => $$"""{"name": "q{{i + 3}}", "type": "FLOAT"}, {"name": "s{{i + 3}}", "type": "STRING"}""", ", "));
        var catalog = Plays.Edit(Plays.Catalog, "\"fieldCount\": 5", $"\"fieldCount\": {count + 5}");
        catalog = Plays.Edit(catalog, "\"name\": \"quality\", \"count\": 3", $"\"name\": \"quality\", \"count\": {count + 3}");
        catalog = Plays.Edit(catalog, "    \"count\": 3,", $"    \"count\": {count + 3},");
        catalog = Plays.Edit(
            catalog,
            "\"Scheduler\"}}",
            $"\"Scheduler\"}}}}, {Each(more, (i, _) => $$"""{"index": {{i + 3}}, "name": "{{feature?.Invoke(i) ?? $"f{i}"}}", "category": "{{category?.Invoke(i) ?? "rest"}}"}""", ", ")}");
        catalog = category is null
            ? Plays.Edit(catalog, "\"features\": [2]", $"\"features\": [2, {Each(more, (i, _) => $"{i + 3}", ", ")}]")
            : Plays.Edit(catalog, "\"defaultCount\": \"defaults\"}\n", $"\"defaultCount\": \"defaults\"}}, {Each(more, (i, _) => $$"""{"name": "{{category(i)}}", "features": [{{i + 3}}]}""", ", ")}\n");
        if (group is not null)
            catalog = Plays.Edit(catalog, "\"present\": \"has_rest\"}", $"\"present\": \"has_rest\"}}, {Each(more, (i, _) => $$"""{"name": "{{group(i)}}", "category": "rest", "features": [{{i + 3}}]}""", ", ")}");
        return EmittedCode.PlaysWith(table, catalog);
    }

    private static string Each<T>(IEnumerable<T> items, Func<T, int, string> text, string separator) => string.Join(separator, items.Select(text));

    private static IEnumerable<string> Ids(ImmutableArray<AdditionalText> texts) =>
        EmittedCode.Complaints(texts).Select(complaint => Regex.Match(complaint, "(FS|CS)[0-9]{4}").Value);

    /// <summary>A diagnostic in a definition file; what the compiler says of emitted code is none.</summary>
    private static bool IsOfDefinition(string complaint) => Regex.IsMatch(complaint, @"^t\.(table|catalog)\.json\([0-9]+,[0-9]+\): (error|warning) FS[0-9]{4}");
}
