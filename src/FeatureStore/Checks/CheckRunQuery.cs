namespace FeatureStore;

/// <summary>The one statement that evaluates checks of a table over a day, or over each day of a range: aggregates over the columns that they need.</summary>
internal sealed class CheckRunQuery
{
    private readonly IReadOnlyList<Check> _checks;
    private readonly DateOnly? _day;
    private readonly int _rows;
    private readonly int[] _others;
    private readonly int[][] _measures;

    private CheckRunQuery(TableInfo table, IReadOnlyList<Check> checks, DateOnly from, DateOnly to, IReadOnlyList<Expr> others)
    {
        _checks = checks;
        _day = from == to ? from : null;
        var model = new QueryModel(table, PartitionDays.Between(table, from, to).Node);
        // What several checks measure alike is asked for once.
        var select = new SelectList();
        if (_day is null)
        {
            var day = PartitionDays.Of(table);
            select.Add(day, "day");
            model = model with { Clauses = new(table) { IsGrouped = true, GroupKeys = [day.Node], OrderBy = [new(day.Node, false, null)] } };
        }

        _rows = select.Add(Sql.Count(), "row_count");
        _others = [.. others.Select(o => select.Add(o, o.Alias!))];
        _measures = [.. checks.Select(c => c.Measures.Select((m, i) => select.Add(m, Name(c, i))).ToArray())];
        Query = QueryRules.Boxed(this, model, select.Expressions);
    }

    public Query<ValueList<object?>> Query { get; }

    /// <summary>A query that gives one row for a day, also if it is empty, or one for each day of a range that has rows.</summary>
    /// <param name="table">The table of the checks.</param>
    /// <param name="checks">The checks; may be none.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="others">Aggregates that are asked for in the same statement.</param>
    /// <exception cref="ArgumentException">The table has no days.</exception>
    public static CheckRunQuery Of(TableInfo table, IReadOnlyList<Check> checks, DateOnly from, DateOnly to, IReadOnlyList<Expr>? others = null) =>
        new(table, checks, from, to, others ?? []);

    /// <summary>Turns a row of the query into what was found on its day.</summary>
    public DayFindings Read(ValueList<object?> values)
    {
        var rows = (long)values[_rows]!;
        var findings = new Dictionary<Check, CheckFinding>();
        for (var i = 0; i < _checks.Count && rows > 0; i++)
            findings.Add(_checks[i], _checks[i].Judge([.. _measures[i].Select(position => values[position])]));
        return new(_day ?? (DateOnly)values[0]!, rows, findings, [.. _others.Select(position => values[position])]);
    }

    private static string Name(Check check, int measure)
    {
        var part = check.Measures[measure].Alias ?? (check.Measures.Count == 1 ? null : $"{measure + 1}");
        return ResultName.Of(part is null ? check.Id : $"{check.Id}_{part}");
    }
}

/// <summary>What checks found on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Findings">What each check found; empty on a day without rows.</param>
/// <param name="Others">The values of the other aggregates, in their order.</param>
internal sealed record DayFindings(DateOnly Day, long Rows, IReadOnlyDictionary<Check, CheckFinding> Findings, ValueList<object?> Others);
