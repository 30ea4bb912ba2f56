using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Ddl;

namespace FeatureStore.Tool.Plan;

/// <summary>What is wrong with a statement that somebody plans to run on a live table.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Clause">What it does, or does not.</param>
/// <param name="Breaks">What that breaks, as the object of a sentence.</param>
/// <param name="NextStep">What to do.</param>
internal sealed record PlannedDefect(DdlPlace Place, string Clause, string Breaks, string NextStep);

/// <summary>Judges DDL before it is run on a live table: what fails, what does nothing, and what destroys rows or values.</summary>
internal static class PlannedDdl
{
    /// <param name="live">The table as it is.</param>
    /// <param name="name">Where it is, for people.</param>
    /// <param name="paths">Files of DDL, in the order in which they are to be run.</param>
    /// <exception cref="ToolException">A file is missing, or no DDL, or none is about the table.</exception>
    public static (IReadOnlyList<PlannedDefect> Defects, int Statements) Judge(TableShape live, string name, IReadOnlyList<string> paths)
    {
        var all = paths.SelectMany(DdlFiles.StatementsOf).ToList();
        var statements = all.Where(statement => TableShape.Same(statement.Table.Table, live.Path.Table)).ToList();
        if (statements.Count == 0)
        {
            var others = all.Select(statement => statement.Table.Table).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            throw new ToolException(ExitCode.BadInput, $"{string.Join(" and ", paths)} {(paths.Count == 1 ? "holds" : "hold")} no DDL about {live.Path.Table}{(others.Count == 0 ? "" : $", but about {string.Join(", ", others)}")}; nothing is judged.");
        }

        var history = DdlHistory.Of(statements.TakeWhile(statement => statement is not DropTable).Prepend(Existing(live, name)));
        var defects = history.Contradictions.Where(each => each.Kind != ContradictionKind.Diverges)
            .Select(each => new PlannedDefect(each.Place, each.Sentence, each.Kind == ContradictionKind.Fails ? "the script, which ends there" : "whoever counts on it", each.NextStep))
            .Concat(statements.SelectMany(statement => Destroys(statement, live)))
            .OrderBy(defect => paths.ToList().IndexOf(defect.Place.File)).ThenBy(defect => defect.Place.Line).ThenBy(defect => defect.Place.Column);
        return ([.. defects], statements.Count);
    }

    private static CreateTable Existing(TableShape live, string name)
    {
        var place = new DdlPlace(name, 1, 1);
        return new(place, live, IfNotExists: false, OrReplace: false, live.Columns.ToImmutableDictionary(column => column.Name, _ => place, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<PlannedDefect> Destroys(DdlStatement statement, TableShape live) => statement switch
    {
        DropTable => [new(statement.Place, $"DROP TABLE {statement.Table} destroys all of its rows", "rows that are there", "rename the table, and drop it once nobody misses it")],
        CreateTable { OrReplace: true } => [new(statement.Place, $"CREATE OR REPLACE TABLE {statement.Table} destroys all rows that are there", "rows that are there", "let 'featurestore plan' write the steps, which keep them")],
        AlterTable alter => alter.Actions.SelectMany(action => Destroys(action, live)),
        _ => [],
    };

    private static IEnumerable<PlannedDefect> Destroys(AlterAction action, TableShape live)
    {
        if (action is DropColumn drop && live.Find(drop.Name) is not null)
            yield return new(action.Place, $"DROP COLUMN destroys the values of '{drop.Name}'", "rows that are there", "keep the column, and deprecate it in the catalog");
        else if (action is AddColumn { Column: { Mode: Generators.Definitions.ColumnMode.Required } column } && live.Find(column.Name) is null)
            yield return new(action.Place, $"ADD COLUMN of '{column.Name}' as NOT NULL fails: BigQuery adds no REQUIRED column", "the script, which ends there", "add it as NULLABLE");
        else if (action is SetTableOptions set && set.Options.On(live).Partition?.ExpirationMs is { } kept && kept < (live.Partition?.ExpirationMs ?? long.MaxValue))
            yield return new(action.Place, $"partition_expiration_days of {DdlWriter.ExpirationDays(kept)} deletes partitions that are older, at once", "rows that are there", "export them first, or keep them");
        else if (action is AlterColumn alter && live.Find(alter.Name) is { } before && alter.Change(before) is var after && !BigQueryTypes.AreSame(before, after) && before.Type != ColumnType.Struct && !BigQueryTypes.IsWidening(before, after))
            yield return new(action.Place, $"SET DATA TYPE of '{alter.Name}' from {before.Text} to {after.Text} fails: BigQuery only widens", "the script, which ends there", "let 'featurestore plan' write the rewrite");
    }
}
