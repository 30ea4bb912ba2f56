using System.CommandLine;
using FeatureStore.Tool.Contracts;

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
        var output = DefinitionOptions.Output();
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
        {
            AtomicFile.Write(output, resource.Text);
            Console.Out.WriteLine($"{output}: {resource.ColumnCount} columns");
        }

        return ExitCode.Fine;
    }
}
