using System.CommandLine;
using FeatureStore.Tool.Contracts;
using FeatureStore.Tool.Export;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore export: a definition in the words of something else.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var table = new Argument<string?>("TABLE") { Description = "Name of the table; may be left out where there is one.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--as") { Description = "What to write: ddl and bq-json for BigQuery, table-json for a definition, duckdb, json-schema of an exported row, or markdown, a data dictionary.", HelpName = "FORMAT", Required = true };
        format.AcceptOnlyFromAmong(ExportFormat.Names);
        var (folder, output) = (DefinitionOptions.FolderOrShipped(), DefinitionOptions.Output());
        var command = new Command("export", "Writes a definition as DDL, JSON or a data dictionary.") { table, format, folder, output };
        command.SetAction(parsed =>
        {
            var found = DefinitionFolder.Find(parsed.GetValue(folder)!, parsed.GetValue(table));
            var text = ExportFormat.Write(found, parsed.GetValue(format)!);
            if (parsed.GetValue(output) is not { } path)
                Console.Out.Write(text);
            else
            {
                AtomicFile.Write(path, text);
                Console.Out.WriteLine($"{path}: {found.Name}, {found.Definition.Columns.Count} columns");
            }

            return ExitCode.Fine;
        });
        return command;
    }
}
