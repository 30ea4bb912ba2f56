using System.Collections;
using System.Reflection;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Incremental;

/// <summary>What an edit makes the generator do again.</summary>
public sealed class CachingTests
{
    private static readonly AdditionalText[] Tables =
    [
        .. ConsumerCode.FeatureStoreTexts,
        ConsumerCode.Text("p.table.json", SchemaFiles.Predictions.Text),
        ConsumerCode.Text("s.table.json", SchemaFiles.Signals.Text),
    ];

    private static readonly string[] AllSteps = [Steps.Namespace, Steps.Headers, Steps.Matches, Steps.Definitions, Steps.Tables];

    [Fact]
    public void An_unrelated_edit_runs_nothing_again()
    {
        var result = Edit(compilation => compilation.AddSyntaxTrees(ConsumerCode.Tree("class B { int Field; }", "B.cs")));

        Assert.All(AllSteps, step => Assert.All(Reasons(result, step), r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {r}")));
        Assert.All(Outputs(result), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void Whitespace_in_a_definition_emits_nothing_again()
    {
        var result = Edit(replace: (0, "\n\n  " + SchemaFiles.FeatureStoreTable.Text));

        Assert.Equal(3, Reasons(result, Steps.Tables).Count());
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(result, Steps.Tables));
        Assert.All(Outputs(result), r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, r.ToString()));
    }

    [Fact]
    public void An_edit_of_one_table_emits_that_table_alone()
    {
        var result = Edit(replace: (3, SchemaFiles.Signals.Text.Replace("\"Games of the day\"", "\"Number of games of the day\"")));

        Assert.Equal(1, Reasons(result, Steps.Tables).Count(r => r == IncrementalStepRunReason.Modified));
        Assert.Equal(2, Reasons(result, Steps.Tables).Count(r => r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Equal(1, Outputs(result).Count(r => r == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void An_edit_of_a_catalog_emits_its_table_alone()
    {
        var result = Edit(replace: (1, SchemaFiles.FeatureStoreCatalog.Text.Replace("\"max\": 70", "\"max\": 80")));

        Assert.Equal(1, Reasons(result, Steps.Tables).Count(r => r == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void No_step_keeps_a_compilation_alive()
    {
        var result = Edit(c => c);

        var values = AllSteps.SelectMany(step => result.TrackedSteps[step]).SelectMany(s => s.Outputs).Select(o => o.Value);
        Assert.All(values, value => AssertFree(value, [], "output"));
    }

    private static GeneratorRunResult Edit(Func<Compilation, Compilation>? edit = null, (int Index, string Text)? replace = null)
    {
        Compilation compilation = ConsumerCode.Compile("class A;");
        var driver = ConsumerCode.Driver([.. Tables]).RunGenerators(compilation);
        Assert.Empty(driver.GetRunResult().Diagnostics);
        if (replace is var (index, text))
            driver = driver.ReplaceAdditionalText(Tables[index], ConsumerCode.Text(Tables[index].Path, text));
        return driver.RunGenerators(edit?.Invoke(compilation) ?? compilation).GetRunResult().Results.Single();
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static void AssertFree(object? value, HashSet<object> seen, string path)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(value is Compilation or ISymbol or SyntaxNode or SyntaxTree or SemanticModel, $"{path} is a {value.GetType().Name}");
        if (value is DiagnosticDescriptor)
            return;
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                AssertFree(item, seen, path + "[]");
            return;
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            AssertFree(field.GetValue(value), seen, $"{path}.{field.Name}");
    }
}
