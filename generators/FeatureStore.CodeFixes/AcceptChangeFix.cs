using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.CodeFixes;

/// <summary>
/// Writes the entry that accepts a change of a contract, where the change stands in the definition. The reason is left empty, and the build asks for
/// it at its place: nobody but the author knows it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json"])]
[Shared]
public sealed class AcceptChangeFix : CodeFixProvider
{
    /// <summary>Days that an acceptance holds, unless its author writes another day.</summary>
    private const int Days = 90;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        typeof(ContractRules).GetFields().Select(field => ((ContractRule)field.GetValue(null)!).Id).ToImmutableArray();

    /// <summary>None: each change is accepted for a reason of its own.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Info
                || !diagnostic.Properties.TryGetValue(Acceptance.Table, out var table) || table is null
                || !diagnostic.Properties.TryGetValue(Acceptance.Subject, out var subject) || subject is null
                || !diagnostic.Properties.TryGetValue(Acceptance.Change, out var change) || change is null)
                continue;
            var project = context.TextDocument.Project;
            var accepted = Find(project, name => name == $"{table}.accepted.json");
            var others = accepted is null ? [] : await ReadAsync(accepted, context.CancellationToken).ConfigureAwait(false);
            // A damaged file is for its author to mend.
            if (others is null)
                continue;
            var entry = new AcceptedChange(diagnostic.Id, subject, change, "", DateTime.UtcNow.AddDays(Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Location: null);
            var text = SourceText.From(AcceptedWriter.Write(table, others.Where(each => each.Rule != entry.Rule || each.Subject != subject).Append(entry)));
            context.RegisterCodeFix(
                CodeAction.Create($"Accept {diagnostic.Id} for {subject}", _ => Task.FromResult(Write(project, accepted, table, text)), equivalenceKey: $"{diagnostic.Id} {subject}"),
                diagnostic);
        }
    }

    private static async Task<IEnumerable<AcceptedChange>?> ReadAsync(TextDocument accepted, CancellationToken cancellationToken)
    {
        var file = new DefinitionFile(accepted.FilePath ?? accepted.Name, (await accepted.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString());
        var diagnostics = new FileDiagnostics(file);
        var read = AcceptedReader.Read(file, diagnostics);
        return diagnostics.Errors == 0 ? read?.Changes : null;
    }

    /// <summary>Into the file that is there, or else beside the contract that the change breaks.</summary>
    private static Solution Write(Project project, TextDocument? accepted, string table, SourceText text)
    {
        if (accepted is not null)
            return project.Solution.WithAdditionalDocumentText(accepted.Id, text);
        var contract = Find(project, name => name.StartsWith(table + ".", StringComparison.Ordinal) && name.EndsWith(".contract.json", StringComparison.OrdinalIgnoreCase));
        var name = $"{table}.accepted.json";
        var path = Path.GetDirectoryName(contract?.FilePath) is { } folder ? Path.Combine(folder, name) : name;
        return project.Solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), name, text, contract?.Folders, path);
    }

    private static TextDocument? Find(Project project, Func<string, bool> isIt) =>
        project.AdditionalDocuments.FirstOrDefault(document => isIt(Path.GetFileName(document.FilePath ?? document.Name)));
}
