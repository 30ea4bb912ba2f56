using System.CommandLine;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore create: a table in BigQuery, as its definition says.</summary>
internal static class CreateCommand
{
    public static Command Create()
    {
        var table = CommonOptions.Table();
        var command = new Command("create", "Makes a table in BigQuery as its definition says: columns, partitioning, clustering, descriptions.") { table };
        command.SetAction((parsed, cancellationToken) => RunAsync(KnownTables.Find(parsed.GetValue(table)!), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TableInfo table, CancellationToken cancellationToken)
    {
        var source = OpenedSource.BigQuery ?? throw new ToolException(ExitCode.Usage, "Say where to make the table: --bigquery PROJECT[.DATASET].");
        await using var store = source.Open();
        if (source.IsDryRun)
        {
            Console.Out.WriteLine($"{source.Description(table)}.{table.TableId} would be made with {table.Columns.Count} columns; making a table costs nothing.");
            return ExitCode.Fine;
        }

        await store.CreateTableAsync(table, cancellationToken);
        Console.Out.WriteLine($"{source.Description(table)}.{table.TableId} is there, with the {table.Columns.Count} columns of its definition.");
        return ExitCode.Fine;
    }
}
