using System.Globalization;
using DuckDB.NET.Data;
using FeatureStore.DuckDB;
using FeatureStore.Generators.Definitions;

namespace FeatureStore.Tool.Plan;

/// <summary>The steps that bring a table of a DuckDB file to its definition. What a step would lose is counted in the rows that are there.</summary>
internal sealed class DuckDbPlan
{
    private readonly DuckDbFeatureStore _store;
    private readonly TableInfo _table;
    private readonly IReadOnlyList<RenameDefinition> _renames;
    private readonly List<PlanStep> _steps = [];

    private DuckDbPlan(DuckDbFeatureStore store, TableInfo table, IReadOnlyList<RenameDefinition> renames) => (_store, _table, _renames) = (store, table, renames);

    private string Table => SqlDialect.DuckDb.Table(_table);

    public static async Task<IReadOnlyList<PlanStep>> OfAsync(DuckDbFeatureStore store, TableInfo table, IReadOnlyList<RenameDefinition> renames, CancellationToken cancellationToken)
    {
        var plan = new DuckDbPlan(store, table, renames);
        var differences = await store.CompareAsync(table, cancellationToken);
        var stored = await store.ColumnsAsync(table, cancellationToken);
        var extra = differences.Where(d => d.Kind == DifferenceKind.ExtraColumn).Select(d => d.Subject).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var difference in differences.Where(d => d.Kind == DifferenceKind.MissingColumn))
        {
            if (plan.Former(difference.Subject, extra) is not { } former)
                plan.Add(table[difference.Subject]);
            else
            {
                extra.Remove(former);
                plan.Rename(former, table[difference.Subject], stored.First(c => string.Equals(c.Name, former, StringComparison.OrdinalIgnoreCase)).Type, difference);
            }
        }

        foreach (var difference in differences.Where(d => d.Kind == DifferenceKind.Type))
            plan.Retype(table[difference.Subject].Name, difference.Live, difference.Definition, difference.Subject);
        foreach (var difference in differences.Where(d => d.Kind == DifferenceKind.Mode))
            plan.Mode(table[difference.Subject], isRequired: difference.BreaksReads);
        foreach (var name in stored.Select(c => c.Name).Where(extra.Contains))
            plan.Drop(name);
        return plan._steps;
    }

    private string? Former(string column, HashSet<string> extra) =>
        _renames.FirstOrDefault(rename => string.Equals(rename.Column, column, StringComparison.OrdinalIgnoreCase))?.FormerNames.FirstOrDefault(extra.Contains);

    private void Rename(string former, ColumnInfo column, string type, TableDifference difference)
    {
        _steps.Add(new(PlanGrade.Safe, column.Name, $"renames {former} to {column.Name}, as the catalog says")
        {
            Statements = [$"ALTER TABLE {Table} RENAME COLUMN {Quote(former)} TO {Quote(column.Name)}"],
        });
        var wanted = difference.Definition.Replace("REQUIRED ", "", StringComparison.Ordinal);
        if (type != wanted)
            Retype(former, type, wanted, column.Name);
    }

    private void Add(ColumnInfo column)
    {
        var rows = Count($"SELECT count(*) FROM {Table}");
        var isRequired = column.Mode == ColumnMode.Required;
        var notNull = $"ALTER TABLE {Table} ALTER COLUMN {Quote(column.Name)} SET NOT NULL";
        string[] comment = column.Description.Length == 0 ? [] : [$"COMMENT ON COLUMN {Table}.{Quote(column.Name)} IS '{column.Description.Replace("'", "''", StringComparison.Ordinal)}'"];
        _steps.Add(new(PlanGrade.Safe, column.Name, $"adds {column.Name}, behind the other columns; rows that are there get null")
        {
            Statements = [$"ALTER TABLE {Table} ADD COLUMN {Quote(column.Name)} {SqlDialect.DuckDb.TypeName(column)}", .. comment, .. isRequired && rows == 0 ? [notNull] : Array.Empty<string>()],
        });
        if (isRequired && rows > 0)
            _steps.Add(new(PlanGrade.Impossible, column.Name, $"{column.Name} should be REQUIRED, but {Rows(rows)} would have no value; make it NULLABLE in the definition, or load the rows anew"));
    }

    private void Retype(string live, string from, string to, string subject)
    {
        var (name, clause) = (Quote(live), $"{subject} becomes {to}, and is {from}");
        var (filled, lost) = (Count($"SELECT count({name}) FROM {Table}"), 0L);
        try
        {
            lost = Count($"SELECT count(*) FROM {Table} WHERE {name} IS NOT NULL AND ({Lost(name, from, to)})");
        }
        catch (DuckDBException)
        {
            // There is no cast from the one type to the other.
            lost = filled = Math.Max(filled, 1);
        }

        if (lost > 0 && lost == filled)
        {
            _steps.Add(new(PlanGrade.Impossible, subject, $"{subject} should be {to}, and is {from}; none of its values would be kept: drop the column first, or load the rows anew"));
            return;
        }

        var cast = lost == 0 ? "CAST" : "TRY_CAST";
        _steps.Add(new(lost == 0 ? PlanGrade.Rewrite : PlanGrade.Lossy, subject, lost == 0 ? $"{clause}; each value is kept" : $"{clause}; {(lost == 1 ? "1 value does" : string.Create(CultureInfo.InvariantCulture, $"{lost} values do"))} not fit, and would become null or another one")
        {
            // After a rename that the plan has before.
            Statements = [$"ALTER TABLE {Table} ALTER COLUMN {Quote(subject)} SET DATA TYPE {to} USING {cast}({Quote(subject)} AS {to})"],
            Check = lost == 0 ? null : $"SELECT {name} FROM {Table} WHERE {name} IS NOT NULL AND ({Lost(name, from, to)})",
        });
    }

    // A cast rounds without a word, so a number that comes back as another one is lost too; a text is compared with what it says as a number.
    private static string Lost(string name, string from, string to)
    {
        var cast = $"TRY_CAST({name} AS {to})";
        var isNumber = to is "BIGINT" or "INTEGER" || to.StartsWith("DECIMAL", StringComparison.Ordinal);
        return from == "VARCHAR"
            ? $"{cast} IS NULL{(isNumber ? $" OR TRY_CAST({name} AS DOUBLE) IS DISTINCT FROM CAST({cast} AS DOUBLE)" : "")}"
            : $"TRY_CAST({cast} AS {from}) IS DISTINCT FROM {name}";
    }

    private void Mode(ColumnInfo column, bool isRequired)
    {
        var alter = $"ALTER TABLE {Table} ALTER COLUMN {Quote(column.Name)}";
        if (!isRequired)
            _steps.Add(new(PlanGrade.Safe, column.Name, $"{column.Name} may be null") { Statements = [$"{alter} DROP NOT NULL"] });
        else if (Count($"SELECT count(*) FROM {Table} WHERE {Quote(column.Name)} IS NULL") is > 0 and var nulls)
            _steps.Add(new(PlanGrade.Impossible, column.Name, $"{column.Name} should be REQUIRED, but is null in {Rows(nulls)}; fill them, or make it NULLABLE in the definition"));
        else
            _steps.Add(new(PlanGrade.Safe, column.Name, $"{column.Name} is REQUIRED, and null in no row") { Statements = [$"{alter} SET NOT NULL"] });
    }

    private void Drop(string name) => _steps.Add(new(PlanGrade.Lossy, name, $"drops {name}, which is not in the definition, with its values; nothing needs it to go")
    {
        Statements = [$"ALTER TABLE {Table} DROP COLUMN {Quote(name)}"],
        IsOptional = true,
    });

    private long Count(string sql)
    {
        using var command = _store.Connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string Quote(string name) => SqlDialect.DuckDb.Quote(name);

    private static string Rows(long rows) => string.Create(CultureInfo.InvariantCulture, $"{rows} row{(rows == 1 ? "" : "s")}");
}
