using System.CommandLine;
using FeatureStore.Tool.Assemblies;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore checks: which checks there are, built in or in an assembly, with their SQL on demand.</summary>
internal static class ChecksCommand
{
    public static Command Create()
    {
        var assembly = new Argument<string?>("ASSEMBLY") { Description = "A .dll with checks, whose code is run; the built-in checks of a table unless given.", Arity = ArgumentArity.ZeroOrOne };
        var (table, format, dialect) = (CommonOptions.Table(), CommonOptions.Format(), SqlCommand.Dialect());
        var ids = Ids("Checks to list, by their ids; all unless given.");
        var sql = new Option<bool>("--sql") { Description = "Print the statement that evaluates each check by itself, with its parameters." };
        var on = new Option<DateOnly?>("--on") { Description = "Day that the statements are about; today, in UTC, unless given.", HelpName = "DATE", CustomParser = CommonOptions.ParseDay };
        var command = new Command("checks", "Lists the checks there are, with what each means and from when on it fails.") { assembly, table, ids, sql, dialect, on, format };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(assembly);
            var known = path is null ? BuiltInChecks.Of(KnownTables.FindWithCatalog(parsed.GetValue(table)!)) : CheckAssembly.Load(path);
            var checks = Choose(known, parsed.GetValue(ids)!);
            var day = parsed.GetValue(on) ?? DateOnly.FromDateTime(DateTime.UtcNow);
            var dialects = parsed.GetValue(sql) ? SqlCommand.Chosen(parsed.GetValue(dialect)!) : [];
            if (dialects.Count > 0 && parsed.GetValue(format) == OutputFormat.Table)
                ChecksOutput.WriteSql(Console.Out, checks, day, dialects);
            else
                ReportWriter.Write(Console.Out, ChecksOutput.Report(checks, path, day, dialects), parsed.GetValue(format));
            return ExitCode.Fine;
        });
        return command;
    }

    public static Option<string[]> Ids(string description) => new("--check")
    {
        Description = description,
        HelpName = "ID",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>The checks of some ids; all for none.</summary>
    /// <exception cref="ToolException">There is no check of an id.</exception>
    public static CheckSet Choose(CheckSet checks, IReadOnlyList<string> ids) => ids.Count == 0
        ? checks
        : [.. ids.Distinct().Select(id => checks.Find(id) ?? throw new ToolException(ExitCode.Usage, $"There is no check '{id}'; 'featurestore checks' lists those there are."))];
}
