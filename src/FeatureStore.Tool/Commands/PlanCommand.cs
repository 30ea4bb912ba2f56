using System.CommandLine;
using FeatureStore.DuckDB;
using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Contracts;
using FeatureStore.Tool.Ddl;
using FeatureStore.Tool.Drift;
using FeatureStore.Tool.Output;
using FeatureStore.Tool.Plan;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore plan: the DDL that brings a live table to its definition.</summary>
internal static class PlanCommand
{
    private static readonly string[] Dialects = ["bigquery", "duckdb"];

    public static Command Create()
    {
        var (store, tableJson, table, folder) = (CommonOptions.Store(), DriftCommand.TableJson(), DriftCommand.Table(), DefinitionOptions.FolderOrShipped());
        var dialect = new Option<string?>("--dialect") { Description = "Whose DDL: bigquery, or duckdb for a --store; by the place of the table, unless given.", HelpName = "DIALECT" };
        dialect.AcceptOnlyFromAmong(Dialects);
        var lossy = new Option<bool>("--lossy") { Description = "Take steps that lose values too; without it they are only shown." };
        var apply = new Option<bool>("--apply") { Description = "With --store: run the plan on the file, all of it or nothing." };
        var ddl = new Option<string[]>("--ddl") { Description = "Judge DDL of your own instead, the files in the order in which they are to be run: what fails, does nothing, or destroys.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var (format, failOn) = (CommonOptions.Format(), CommonOptions.FailOn());
        var command = new Command("plan", "Prints the DDL that brings a live table to its definition, each step graded safe, rewrite, lossy or impossible; with --store --apply it migrates a DuckDB file.")
        {
            store, tableJson, table, folder, dialect, lossy, apply, ddl, format, failOn,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (path, json, acceptLossy, isApplied) = (parsed.GetValue(store), parsed.GetValue(tableJson), parsed.GetValue(lossy), parsed.GetValue(apply));
            DriftSource.RequireOne(path, json);
            RequireDialect(parsed.GetValue(dialect), path);
            if (isApplied && path is null)
                throw new ToolException(ExitCode.Usage, "--apply migrates a DuckDB file, --store FILE; run what is planned for BigQuery with 'bq query'.");
            var live = json is null ? null : DriftSource.ReadJson(json);
            var definition = DriftSource.Definition(parsed.GetValue(folder)!, parsed.GetValue(table), live);
            if (parsed.GetValue(ddl) is { Length: > 0 } files)
                return await JudgeAsync(definition, path, json, live, files, parsed.GetValue(format), parsed.GetValue(failOn), cancellationToken);
            var (steps, name) = path is not null
                ? (await DuckDbAsync(definition, path, acceptLossy, isApplied, cancellationToken), path)
                : live is not null
                    ? (BigQueryPlan.Of(definition.Shape, live, Renames(definition)), json!)
                    : await BigQueryAsync(definition, OpenedSource.BigQuery!, cancellationToken);
            var report = PlanOutput.Report(definition.Name, name, steps, acceptLossy, isApplied && steps.Any(step => step.IsDone(acceptLossy)));
            if (parsed.GetValue(format) == OutputFormat.Table)
                PlanScript.Write(Console.Out, report, steps, acceptLossy);
            else
                ReportWriter.Write(Console.Out, report, parsed.GetValue(format), parsed.GetValue(failOn));
            return report.ExitCode(parsed.GetValue(failOn));
        });
        return command;
    }

    private static void RequireDialect(string? dialect, string? store)
    {
        if (dialect == "duckdb" && store is null)
            throw new ToolException(ExitCode.Usage, "--dialect duckdb is about a DuckDB file: name it with --store.");
        if (dialect == "bigquery" && store is not null)
            throw new ToolException(ExitCode.Usage, "--dialect bigquery is about a table in BigQuery, and --store names a DuckDB file; name one place.");
    }

    private static async Task<IReadOnlyList<PlanStep>> DuckDbAsync(ContractTable definition, string path, bool acceptLossy, bool isApplied, CancellationToken cancellationToken)
    {
        var table = DefinitionTable.Of(definition);
        OpenedSource.RequireFile(path);
        await using var store = isApplied ? DuckDbFeatureStore.Open(path) : DuckDbFeatureStore.OpenReadOnly(path);
        if (!await store.HasTableAsync(table, cancellationToken))
            throw new ToolException(ExitCode.CouldNotEvaluate, $"{path} has no table {table.TableId}; load it with 'featurestore load FILE --store {path}'.");
        var steps = await DuckDbPlan.OfAsync(store, table, Renames(definition), cancellationToken);
        if (!isApplied)
            return steps;
        var inTheWay = steps.Where(step => !step.IsDone(acceptLossy) && !step.IsOptional).ToList();
        if (inTheWay.Count > 0)
            throw new ToolException(ExitCode.Bad, $"Nothing was changed: {string.Join("; ", inTheWay.Select(step => $"{step.Sentence} ({PlanOutput.Name(step.Grade)})"))}.{(inTheWay.All(step => step.Grade == PlanGrade.Lossy) ? " Accept it with --lossy." : "")}");
        DuckDbMigration.Apply(store, [.. steps.Where(step => step.IsDone(acceptLossy)).SelectMany(step => step.Statements)], cancellationToken);
        return steps;
    }

    private static async Task<(IReadOnlyList<PlanStep> Steps, string Name)> BigQueryAsync(ContractTable definition, BigQuerySource source, CancellationToken cancellationToken)
    {
        var live = await PullAsync(definition, source, cancellationToken);
        return (BigQueryPlan.Of(definition.Shape, live, Renames(definition)), source.Description(DefinitionTable.Of(definition)));
    }

    private static async Task<TableShape> PullAsync(ContractTable definition, BigQuerySource source, CancellationToken cancellationToken)
    {
        var table = DefinitionTable.Of(definition);
        await using var store = source.Open();
        if (!await store.HasTableAsync(table, cancellationToken))
            throw new ToolException(ExitCode.CouldNotEvaluate, $"{source.Description(table)} has no table {table.TableId}; make it with 'featurestore create --bigquery {source.Name}'.");
        var resource = await store.PullAsync(source.Project, source.Dataset ?? table.DatasetId, table.TableId, cancellationToken);
        return DriftSource.Parse(source.Description(table), resource.Text);
    }

    private static async Task<int> JudgeAsync(
        ContractTable definition, string? store, string? json, TableShape? live, string[] files, OutputFormat format, FailOn failOn, CancellationToken cancellationToken)
    {
        if (store is not null)
            throw new ToolException(ExitCode.Usage, "--ddl is DDL of BigQuery, and --store names a DuckDB file; name the table with --bigquery or --table-json.");
        var shape = live ?? await PullAsync(definition, OpenedSource.BigQuery!, cancellationToken);
        var name = json ?? OpenedSource.BigQuery!.Description(DefinitionTable.Of(definition));
        var (defects, statements) = PlannedDdl.Judge(shape, name, files);
        var report = PlanOutput.Judged(definition.Name, name, defects, statements);
        ReportWriter.Write(Console.Out, report, format, failOn);
        return report.ExitCode(failOn);
    }

    private static EquatableArray<RenameDefinition> Renames(ContractTable definition) => definition.Definition.Catalog?.Evolution.Renames ?? EquatableArray<RenameDefinition>.Empty;
}
