using System.Collections.Immutable;
using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Contracts;

/// <summary>A table as it was released, with every part that a rule looks at; tests change one thing in it.</summary>
internal sealed record Released(string Table, string Catalog)
{
    public static Released Plays { get; } = new(
        Definitions.Plays.Edit(Definitions.Plays.Table, "{\"name\": \"slot\", \"type\": \"INTEGER\"}", "{\"name\": \"slot\", \"type\": \"INTEGER\"},\n      {\"name\": \"note\", \"type\": \"STRING\"}"),
        Definitions.Plays.Edit(
            Definitions.Plays.Catalog,
            "  \"fieldCount\"",
            """  "gates": [{"column": "has_rest", "all": [{"scoreAtLeast": 70}, {"category": "form", "atLeast": 50}]}], "counts": [{"column": "slot", "source": "live"}], "alertRules": [{"level": "red", "any": [{"scoreBelow": 50}]}],"""
            + "\n  \"fieldCount\""));

    public TableDefinition Definition
    {
        get
        {
            var result = Definitions.Plays.Read(Table, Catalog);
            Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return result.Table!;
        }
    }

    /// <summary>With edits "old => new && old => new" of the table or the catalog; ' stands for the quotes of JSON.</summary>
    public Released Edit(string edits)
    {
        var edited = this;
        foreach (var edit in edits.Split(" && ").Where(each => each.Length > 0))
        {
            var parts = edit.Replace('\'', '"').Split(" => ");
            edited = edited.Table.Contains(parts[0], StringComparison.Ordinal)
                ? edited with { Table = Definitions.Plays.Edit(edited.Table, parts[0], parts[1]) }
                : edited with { Catalog = Definitions.Plays.Edit(edited.Catalog, parts[0], parts[1]) };
        }
        return edited;
    }

    public Contract Contract(int release = 1) => ContractBuilder.Build(Definition, release);

    public AdditionalText Baseline(int release = 1) => ConsumerCode.Text($"contract/plays.{release}.contract.json", ContractWriter.Write(Contract(release)));

    /// <summary>What the generator reports when this is built beside contracts.</summary>
    public IReadOnlyList<Diagnostic> Build(params AdditionalText[] contracts) => Build([], contracts);

    public IReadOnlyList<Diagnostic> Build((string Name, string Value)[] properties, params AdditionalText[] contracts)
    {
        ImmutableArray<AdditionalText> texts = [ConsumerCode.Text("plays.table.json", Table), ConsumerCode.Text("plays.catalog.json", Catalog), .. contracts];
        var driver = ConsumerCode.Driver(texts, properties).RunGenerators(ConsumerCode.Compile(""));
        return [.. driver.GetRunResult().Diagnostics.OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }
}
