using System.CommandLine;
using System.Globalization;
using FeatureStore.Generators.Contracts;
using FeatureStore.Tool.Contracts;
using FeatureStore.Tool.Output;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore contract: what was released of the definitions, and whether they still keep to it.</summary>
internal static class ContractCommand
{
    public static Command Create() => new("contract", "Compares definitions with what was released of them, and releases them.") { Check(), Release(), Accept() };

    private static Command Check()
    {
        var (folder, on, format, failOn) = (DefinitionOptions.Folder(), DefinitionOptions.On(), CommonOptions.Format(), CommonOptions.FailOn());
        var command = new Command("check", "Says which changes since a release break whom.") { folder, on, format, failOn };
        command.SetAction(parsed =>
        {
            var report = ContractOutput.Check(DefinitionFolder.Read(parsed.GetValue(folder)!), DefinitionOptions.Today(parsed.GetValue(on)));
            ReportWriter.Write(Console.Out, report, parsed.GetValue(format), parsed.GetValue(failOn));
            return report.ExitCode(parsed.GetValue(failOn));
        });
        return command;
    }

    private static Command Release()
    {
        var (folder, on) = (DefinitionOptions.Folder(), DefinitionOptions.On());
        var command = new Command("release", "Writes the contract of each definition that changed; refuses while a change breaks somebody and is not accepted.") { folder, on };
        command.SetAction(parsed => Release(DefinitionFolder.Read(parsed.GetValue(folder)!), DefinitionOptions.Today(parsed.GetValue(on))));
        return command;
    }

    private static int Release(IReadOnlyList<ContractTable> tables, string today)
    {
        var errors = tables.SelectMany(table => table.Judge(today).Open
            .Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => ContractCheck.ToDiagnostic(finding, table.Places).ToDiagnostic().ToString())).ToList();
        if (errors.Count > 0)
        {
            errors.ForEach(Console.Error.WriteLine);
            Console.Error.WriteLine("Nothing is released: take these changes back, or accept them.");
            return ExitCode.Bad;
        }

        foreach (var table in tables)
        {
            var next = table.Next;
            var newest = table.Releases.MaxBy(release => release.Release);
            if (newest is not null && newest with { Release = next.Release } == next)
            {
                Console.Out.WriteLine($"{table.Name} is as in {newest.ReleaseName}.");
                continue;
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"{table.Name}.{next.Release}.contract.json");
            AtomicFile.WriteInto(table.Folder, name, ContractWriter.Write(next));
            if (table.Accepted is not null)
                File.Delete(table.AcceptedPath);
            Console.Out.WriteLine($"{table.Name}: {next.ReleaseName} is in {Path.Combine(table.Folder, name)}.");
        }

        return ExitCode.Fine;
    }

    private static Command Accept()
    {
        var (folder, on) = (DefinitionOptions.Folder(), DefinitionOptions.On());
        var rule = new Argument<string>("RULE") { Description = "Rule that the change comes under, such as FS304." };
        var subject = new Argument<string>("SUBJECT") { Description = "What changed, as the message names it, such as source:phase3." };
        var reason = new Option<string>("--reason") { Description = "Why the change is meant.", HelpName = "TEXT", Required = true };
        var expires = new Option<DateOnly?>("--expires") { Description = "Last day of the acceptance.", HelpName = "DATE", Required = true, CustomParser = CommonOptions.ParseDay };
        var command = new Command("accept", "Accepts one change, exactly as it is now.") { rule, subject, reason, expires, folder, on };
        command.SetAction(parsed => Accept(
            DefinitionFolder.Read(parsed.GetValue(folder)!), parsed.GetValue(rule)!.ToUpperInvariant(), parsed.GetValue(subject)!, parsed.GetValue(reason)!, DefinitionOptions.Text(parsed.GetValue(expires)!.Value), DefinitionOptions.Today(parsed.GetValue(on))));
        return command;
    }

    private static int Accept(IReadOnlyList<ContractTable> tables, string rule, string subject, string reason, string expires, string today)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new ToolException(ExitCode.Usage, "--reason is empty; say why the change is meant, for whoever reads the file.");
        if (string.CompareOrdinal(expires, today) < 0)
            throw new ToolException(ExitCode.Usage, $"{expires} is past; accept the change until a day that is to come.");
        var found = tables.SelectMany(table => table.Judge(today).Open.Where(finding => finding.Id == rule && finding.Subject == subject).Select(finding => (Table: table, Finding: finding))).ToList();
        if (found.Count == 0)
            throw new ToolException(ExitCode.Usage, $"No change of {subject} comes under {rule}; 'featurestore contract check' lists the changes there are.");
        foreach (var (table, finding) in found)
        {
            var entry = new AcceptedChange(rule, subject, finding.Change, reason, expires, Location: null);
            var others = table.Accepted?.Changes.Where(change => change.Rule != rule || change.Subject != subject) ?? [];
            AtomicFile.WriteInto(table.Folder, Path.GetFileName(table.AcceptedPath), AcceptedWriter.Write(table.Name, [.. others, entry]));
            Console.Out.WriteLine($"Accepted until {expires}: {finding.Sentence}.");
        }

        return ExitCode.Fine;
    }
}
