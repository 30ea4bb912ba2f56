using System.CommandLine;
using FeatureStore.Tool.Contracts;
using FeatureStore.Tool.Drift;
using FeatureStore.Tool.Export;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore drift: a definition against the live table.</summary>
internal static class DriftCommand
{
    private const int DefaultDays = 7;

    public static Command Create()
    {
        var (store, tableJson, table, days, to) = (CommonOptions.Store(), TableJson(), Table(), DayRange.DaysOption("How many days of rows to look at, up to --to.", DefaultDays), DayRange.ToOption("Last of the days of rows to look at; the newest there is, unless given."));
        var (folder, format, failOn) = (DefinitionOptions.FolderOrShipped(), CommonOptions.Format(), CommonOptions.FailOn());
        var command = new Command("drift", "Says where a live table is not what its definition says, and what that breaks: columns, types, storage, and what its recent rows hold.")
        {
            store, tableJson, table, days, to, folder, format, failOn,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (path, json) = (parsed.GetValue(store), parsed.GetValue(tableJson));
            DriftSource.RequireOne(path, json);
            var live = json is null ? null : DriftSource.ReadJson(json);
            var definition = DefinitionTable.Of(DriftSource.Definition(parsed.GetValue(folder)!, parsed.GetValue(table), live));
            using var progress = new Progress("Reading");
            var result = live is null
                ? await LookAsync(definition, path, parsed.GetValue(days), parsed.GetValue(to), cancellationToken)
                : new(definition, json!, TableDifferences.Of(StoredTable.Of(definition), StoredTable.Of(ShapeTable.Of(live))), null, "whose rows were not looked at, as a file describes the table alone");
            progress.Dispose();
            var report = DriftOutput.Report(result);
            ReportWriter.Write(Console.Out, report, parsed.GetValue(format), parsed.GetValue(failOn));
            return report.ExitCode(parsed.GetValue(failOn));
        });
        return command;
    }

    public static Option<string?> TableJson() => new("--table-json") { Description = "File that describes the live table, as 'bq show --format=prettyjson' prints it.", HelpName = "FILE" };

    public static Option<string?> Table() => new("--table") { Description = "Table to compare, where there are several definitions.", HelpName = "NAME" };

    private static async Task<DriftResult> LookAsync(TableInfo table, string? store, int days, DateOnly? to, CancellationToken cancellationToken)
    {
        await using var opened = await OpenedSource.OpenAsync(table, store, [], cancellationToken);
        var differences = await opened.Store.CompareAsync(table, cancellationToken);
        if (!RowDrifts.CanBeAsked(table, differences))
            return new(table, opened.Description, differences, null, "whose rows were not looked at, as they have no days that can be asked for");
        if ((to ?? (await opened.DaysAsync(table, cancellationToken))?.Last) is not { } last)
            return new(table, opened.Description, differences, null, "which has no rows");
        var rows = await opened.Store.RowDriftAsync(table, last.AddDays(1 - days), last, differences, cancellationToken);
        return new(table, opened.Description, differences, rows, null);
    }
}
