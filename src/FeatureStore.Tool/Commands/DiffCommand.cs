using System.CommandLine;
using FeatureStore.Generators.Contracts;
using FeatureStore.Tool.Contracts;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore diff: what changes from one definition to another, and whom it breaks.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var from = new Argument<string>("FROM") { Description = "The older one: a folder of definitions, a .table.json with its catalog beside it, a .contract.json, or DDL in a .sql." };
        var to = new Argument<string>("TO") { Description = "The newer one." };
        var table = new Option<string?>("--table") { Description = "Table to compare, where a folder or DDL has several.", HelpName = "NAME" };
        var policy = new Option<string?>("--policy") { Description = $"What to report: {string.Join(", ", ContractPolicies.Names)}; as the catalog says, or else semantic, by default.", HelpName = "POLICY" };
        policy.AcceptOnlyFromAmong(ContractPolicies.Names);
        var (on, format, failOn) = (DefinitionOptions.On(), CommonOptions.Format(), CommonOptions.FailOn());
        var command = new Command("diff", "Says which changes from one definition to another break whom.") { from, to, table, policy, on, format, failOn };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(table);
            var report = DiffOutput.Report(
                DiffSide.Read(parsed.GetValue(from)!, name),
                DiffSide.Read(parsed.GetValue(to)!, name),
                parsed.GetValue(policy) is { } text ? ContractPolicies.Parse(text) : null,
                DefinitionOptions.Today(parsed.GetValue(on)));
            ReportWriter.Write(Console.Out, report, parsed.GetValue(format), parsed.GetValue(failOn));
            return report.ExitCode(parsed.GetValue(failOn));
        });
        return command;
    }
}
