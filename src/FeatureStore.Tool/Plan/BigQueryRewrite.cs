using System.Collections.Immutable;
using FeatureStore.Tool.Ddl;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Plan;

/// <summary>Another table, made of the rows of the one that is there, which then takes its name. The old one stays beside it.</summary>
/// <param name="definition">What is wanted.</param>
/// <param name="now">The table as it is by then.</param>
/// <param name="live">The column that is there for one that is wanted.</param>
/// <param name="reasons">What cannot be done in place.</param>
internal sealed class BigQueryRewrite(TableShape definition, TableShape now, Func<ShapeColumn, ShapeColumn> live, IReadOnlyList<string> reasons)
{
    public PlanStep Step()
    {
        if (ByLoad(definition) && !ByLoad(now))
            return new(PlanGrade.Impossible, "rows", $"{Reasons}; the rows that are there do not say when they were loaded: make another table with 'featurestore create', and load each day into its partition, TABLE$YYYYMMDD");
        var effect = Kept().Select(pair => BigQueryCasts.Effect(pair.Live, pair.Wanted)).DefaultIfEmpty(CastEffect.Keeps).Max();
        var lost = Kept().Where(pair => BigQueryCasts.Effect(pair.Live, pair.Wanted) == CastEffect.Loses).ToList();
        var loses = lost.Count == 0 ? "" : $" A value of {string.Join(", ", lost.Select(pair => pair.Wanted.Name))} that does not fit becomes null, or is rounded.";
        var forgetsLoad = ByLoad(now) && !ByLoad(definition);
        if (forgetsLoad)
            loses += " The time of the load, _PARTITIONTIME, goes: put it into a column first if anybody needs it.";
        return new(
            effect == CastEffect.Loses || forgetsLoad ? PlanGrade.Lossy : PlanGrade.Rewrite,
            "rows",
            $"{Reasons}; all rows are written into another table, which is charged as a query over the whole table, and stored twice until {now.Path.Table}__before is dropped.{loses} Stop what streams into it first: BigQuery renames no such table; rights on the table are to be granted anew")
        {
            Statements = [.. Statements()],
            Check = lost.Any(pair => !BigQueryTypes.IsList(pair.Wanted) && pair.Wanted.Fields.Length == 0) ? Check(lost) : null,
        };
    }

    private static bool ByLoad(TableShape table) => table.Partition is { Column: null };

    private string Reasons => string.Join("; ", reasons);

    // A cast that there is not is a step of its own; such a column stays as it is.
    private IEnumerable<(ShapeColumn Live, ShapeColumn Wanted)> Kept() => definition.Columns.Select(wanted => (Live: live(wanted), Wanted: wanted))
        .Select(pair => BigQueryCasts.Effect(pair.Live, pair.Wanted) == CastEffect.None ? (pair.Live, pair.Live with { Name = pair.Wanted.Name }) : (pair.Live, BigQueryCasts.WithExtraFields(pair.Live, pair.Wanted)));

    private IEnumerable<string> Statements()
    {
        var (table, path) = (DdlWriter.Path(now.Path), now.Path);
        if (BigQueryOptions.IsPartitionedAlike(definition.Partition, now.Partition) ? definition.FilterRequired : now.FilterRequired)
            yield return $"ALTER TABLE {table} SET OPTIONS (require_partition_filter = FALSE)";
        foreach (var statement in Fill(path with { Table = $"{path.Table}__new" }, table))
            yield return statement;
        yield return $"ALTER TABLE {table} RENAME TO {DdlWriter.Name($"{path.Table}__before")}";
        yield return $"ALTER TABLE {DdlWriter.Path(path with { Table = $"{path.Table}__new" })} RENAME TO {DdlWriter.Name(path.Table)}";
        if (definition.PrimaryKey.Length > 0)
            yield return $"ALTER TABLE {table} ADD {DdlWriter.PrimaryKey(definition.PrimaryKey)}";
        foreach (var key in definition.ForeignKeys)
            yield return $"ALTER TABLE {table} ADD {DdlWriter.ForeignKey(key)}";
    }

    // No query makes a table that is partitioned by the time of the load, but an INSERT says that time of each row.
    private IEnumerable<string> Fill(TablePath path, string from)
    {
        var used = definition.Columns.Select(column => live(column).Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var extra = now.Columns.Where(column => !used.Contains(column.Name)).ToList();
        var shape = definition with { Path = path, PrimaryKey = [], ForeignKeys = [], Partition = Partition(), Columns = [.. Kept().Select(pair => pair.Wanted with { Description = pair.Wanted.Description ?? pair.Live.Description }), .. extra] };
        var values = Kept().Select(pair => BigQueryCasts.Expression(DdlWriter.Name(pair.Live.Name), pair.Live, pair.Wanted) is var value && value == DdlWriter.Name(pair.Wanted.Name) ? value : $"{value} AS {DdlWriter.Name(pair.Wanted.Name)}")
            .Concat(extra.Select(column => DdlWriter.Name(column.Name)));
        var create = DdlWriter.Write(shape).TrimEnd(';', '\n');
        if (!ByLoad(definition))
            return [$"{create}\nAS {Select(values)}"];
        var (wanted, found) = (definition.Partition!.Granularity, now.Partition!.Granularity);
        var loaded = wanted == found ? "_PARTITIONTIME" : $"TIMESTAMP_TRUNC(_PARTITIONTIME, {wanted})";
        return [create, $"INSERT INTO {DdlWriter.Path(path)} (_PARTITIONTIME, {string.Join(", ", shape.Columns.Select(column => DdlWriter.Name(column.Name)))})\n{Select(values.Prepend(loaded))}"];

        string Select(IEnumerable<string> expressions) => $"SELECT\n{string.Join(",\n", expressions.Select(value => $"  {value}"))}\nFROM {from}";
    }

    // A shorter time would delete rows on the way; that is a step of its own, and another one than this.
    private ShapePartition? Partition() => definition.Partition is { } wanted
        ? wanted with { ExpirationMs = wanted.ExpirationMs is { } kept && now.Partition?.ExpirationMs is { } was ? Math.Max(kept, was) : null }
        : null;

    private string Check(IEnumerable<(ShapeColumn Live, ShapeColumn Wanted)> lost)
    {
        var counts = lost.Where(pair => !BigQueryTypes.IsList(pair.Wanted) && pair.Wanted.Fields.Length == 0)
            .Select(pair => (Name: DdlWriter.Name(pair.Live.Name), Cast: BigQueryTypes.CastText(DdlWriter.Name(pair.Live.Name), pair.Live, pair.Wanted)))
            .Select(each => $"COUNTIF({each.Name} IS NOT NULL AND {each.Cast} IS NULL) AS {each.Name}");
        // A filter that keeps every row, for a table that wants one.
        var where = now is { FilterRequired: true, Partition: { } partition } ? $" WHERE {(partition.Column is { } column ? DdlWriter.Name(column) : "_PARTITIONTIME")} IS NOT NULL" : "";
        return $"SELECT {string.Join(", ", counts)} FROM {DdlWriter.Path(now.Path)}{where}";
    }
}
