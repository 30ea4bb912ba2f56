using FeatureStore.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Tests.Contracts;

/// <summary>The code fix on a change of the definition: after it, and with a reason, the build is silent about exactly that change.</summary>
public sealed class AcceptChangeFixTests
{
    private static readonly Released Changed = Released.Plays.Edit("'name': 'live', 'weight': 100 => 'name': 'live', 'weight': 90 && 'version': 'v1' => 'version': 'v2' && 'atLeast': 50 => 'atLeast': 60");

    [Fact]
    public async Task The_entry_is_written_and_the_build_asks_for_its_reason()
    {
        var (title, path, text) = Assert.Single(await FixAsync(Changed, "FS304"));

        Assert.Equal(("Accept FS304 for source:live", "contract/plays.accepted.json"), (title, path.Replace('\\', '/')));
        var told = Told(Changed, text).ToList();
        Assert.StartsWith("FS0004: 'reason' of accepted change 1 must be a text that is not empty", told[0]);
        Assert.Equal(["FS304", "FS310"], told.Skip(1).Select(each => each[..5]));
        Assert.Equal(["FS310"], Told(Changed, WithReason(text)).Select(told => told[..5]));
    }

    [Fact]
    public async Task Entries_that_are_there_stay_and_one_of_the_same_change_is_renewed()
    {
        var first = WithReason(Assert.Single(await FixAsync(Changed, "FS304")).Text);
        var both = WithReason(Assert.Single(await FixAsync(Changed, "FS310", first)).Text);

        Assert.Empty(Told(Changed, both));

        var other = Changed.Edit("'name': 'live', 'weight': 90 => 'name': 'live', 'weight': 80");
        Assert.Equal(["FS0122", "FS304"], Told(other, both).Select(told => told.Split(':')[0]));
        Assert.Empty(Told(other, WithReason(Assert.Single(await FixAsync(other, "FS304", both)).Text)));
    }

    [Fact]
    public async Task What_breaks_nobody_and_a_damaged_file_have_no_fix()
    {
        Assert.Empty(await FixAsync(Released.Plays.Edit("{'name': 'slot', => {'name': 'extra', 'type': 'DATE'}, {'name': 'slot',"), "FS103"));
        Assert.Empty(await FixAsync(Changed, "FS304", "{\"table\": \"plays\", \"accepted\": ["));
    }

    private static string WithReason(string text) => text.Replace("\"reason\": \"\"", "\"reason\": \"measured anew\"", StringComparison.Ordinal);

    private static IEnumerable<string> Told(Released released, string accepted) =>
        released.Build(Released.Plays.Baseline(), ConsumerCode.Text("contract/plays.accepted.json", accepted)).Select(told => $"{told.Id}: {told.GetMessage()}");

    /// <summary>The title of each fix of a rule, and the file that it writes.</summary>
    private static async Task<IReadOnlyList<(string Title, string Path, string Text)>> FixAsync(Released released, string rule, string? accepted = null)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Consumer", LanguageNames.CSharp)
            .AddAdditionalDocument("plays.table.json", released.Table, filePath: "plays.table.json").Project
            .AddAdditionalDocument("plays.1.contract.json", Released.Plays.Baseline().GetText()!, ["contract"], "contract/plays.1.contract.json").Project;
        if (accepted is not null)
            project = project.AddAdditionalDocument("plays.accepted.json", accepted, ["contract"], "contract/plays.accepted.json").Project;
        var definition = project.AddAdditionalDocument("plays.catalog.json", released.Catalog, filePath: "plays.catalog.json");
        var found = released.Build(Released.Plays.Baseline()).First(diagnostic => diagnostic.Id == rule);
        Assert.Contains(rule, new AcceptChangeFix().FixableDiagnosticIds);

        var actions = new List<CodeAction>();
        await new AcceptChangeFix().RegisterCodeFixesAsync(new CodeFixContext(definition, found, (action, _) => actions.Add(action), CancellationToken.None));

        var fixes = new List<(string, string, string)>();
        foreach (var action in actions)
        {
            var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            Assert.True(workspace.TryApplyChanges(changed));
            var written = workspace.CurrentSolution.Projects.Single().AdditionalDocuments.Single(document => document.Name == "plays.accepted.json");
            fixes.Add((action.Title, written.FilePath!, (await written.GetTextAsync()).ToString()));
        }
        return fixes;
    }
}
