using System.CommandLine;
using FeatureStore.BigQuery;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore pull: a live table as a definition.</summary>
internal static class PullCommand
{
    public static Command Create()
    {
        var table = new Argument<(string Project, string Dataset, string Table)?>("TABLE")
        {
            Description = "The table, as PROJECT.DATASET.TABLE.",
            CustomParser = result =>
            {
                if (BigQuerySource.ParseTable(result.Tokens[0].Value) is { } parsed)
                    return parsed;
                result.AddError($"'{result.Tokens[0].Value}' is no table of BigQuery; write it as PROJECT.DATASET.TABLE.");
                return null;
            },
        };
        var output = new Option<string?>("--output", "-o") { Description = "File to write; stdout by default.", HelpName = "FILE" };
        var command = new Command("pull", "Writes a table of BigQuery as the table.json of a definition.") { table, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(table)!.Value, parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync((string Project, string Dataset, string Table) table, string? output, CancellationToken cancellationToken)
    {
        // The project that owns the table pays, unless another is named; looking at a table costs nothing.
        await using var store = (OpenedSource.BigQuery ?? new(table.Project, null)).Open();
        var resource = await store.PullAsync(table.Project, table.Dataset, table.Table, cancellationToken);
        if (output is null)
            Console.Out.Write(resource.Text);
        else
            await WriteAsync(output, resource, cancellationToken);
        return ExitCode.Fine;
    }

    // A definition is there whole or not at all.
    private static async Task WriteAsync(string path, TableResource resource, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new ToolException(ExitCode.MissingFile, $"{path} cannot be written: the folder {folder} does not exist.");
        var part = $"{path}.part";
        await File.WriteAllTextAsync(part, resource.Text, cancellationToken);
        File.Move(part, path, overwrite: true);
        Console.Out.WriteLine($"{path}: {resource.ColumnCount} columns");
    }
}
