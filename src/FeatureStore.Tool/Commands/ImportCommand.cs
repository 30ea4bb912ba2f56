using System.CommandLine;
using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Contracts;
using FeatureStore.Tool.Ddl;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore import: the DDL of a table as its definition.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "DDL of BigQuery, the files in the order in which they are run.", Arity = ArgumentArity.OneOrMore };
        var table = new Option<string?>("--table") { Description = "Table to take, where the files make several.", HelpName = "NAME" };
        var (output, format, failOn) = (DefinitionOptions.Output(), CommonOptions.Format(), CommonOptions.FailOn());
        var command = new Command("import", "Writes CREATE TABLE, united with each ALTER TABLE that follows, as the table.json of a definition, and says what contradicts.") { files, table, output, format, failOn };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(table), parsed.GetValue(output), parsed.GetValue(format), parsed.GetValue(failOn)));
        return command;
    }

    private static int Run(string[] paths, string? name, string? output, OutputFormat format, FailOn failOn)
    {
        var files = DdlFiles.Read(paths, name);
        var text = TableJsonWriter.Write(files.Table);
        var problems = DefinitionReader.Read(new DefinitionFile($"{files.Table.Path.Table}.table.json", text), catalog: null).Diagnostics;
        if (output is not null)
            AtomicFile.Write(output, text);
        var report = ImportOutput.Report(files, paths, [.. problems], output);
        ReportWriter.Write(output is null ? Console.Error : Console.Out, report, format, failOn);
        if (output is null)
            Console.Out.Write(text);
        return report.ExitCode(failOn);
    }
}
