using CsCheck;

namespace FeatureStore.Tests;

/// <summary>Random queries of the builder over the sample table.</summary>
internal static class RandomQueries
{
    private static readonly DateOnly Day = new(2026, 2, 6);
    private static readonly SampleColumns C = SampleColumns.Instance;
    private static readonly List<Dictionary<string, object?>> Samples = SampleRows.Generate(60, seed: 2);

    private static readonly Gen<Predicate> Condition = Expressions.Condition(2).Where(IsSound);
    private static readonly Gen<Expr> Value = AnyValue(2);
    private static readonly Gen<(Expr Key, bool Descending, bool? NullsFirst)> Ordering =
        Gen.Select(AnyValue(1), Gen.Bool, Gen.Int[0, 2], (key, descending, nulls) => (key, descending, nulls switch { 0 => (bool?)null, 1 => true, _ => false }));

    private static readonly Gen<Expr> Aggregated = Gen.OneOf(
        Gen.Const((Expr)Sql.Count()),
        AnyValue(1).Select(v => (Expr)Sql.Count(v)),
        AnyValue(0).Select(v => (Expr)Sql.CountDistinct(v)),
        Condition.Select(c => (Expr)Sql.CountIf(c)),
        Of<Expr>(Sql.Sum(C.Small), Sql.Sum(C.Id), Sql.Sum(C.Price), Sql.Avg(C.Small), Sql.Avg(C.Price), Sql.StdDev(C.Small)),
        Expressions.Doubles(1).Where(IsSound).Select(v => (Expr)Sql.Min(v)),
        Expressions.Doubles(1).Where(IsSound).Select(v => (Expr)Sql.Max(v)),
        Of<Expr>(Sql.Min(C.Seen), Sql.Max(C.Seen), Sql.Min(C.Name), Sql.Max(C.Name), Sql.Min(C.Cost), Sql.Max(C.At)));

    private static readonly Gen<Predicate> AggregateCondition = Gen.OneOf(
        Gen.Select(Condition, Gen.Int[0, 20], (c, n) => Sql.CountIf(c) >= n),
        Gen.Int[0, 30].Select(n => Sql.Count() > n),
        Of(Sql.Max(C.Score) > 1, Sql.Min(C.Small).IsNull(), !(Sql.Sum(C.Small) < 3), Sql.Avg(C.Price) != 2));

    /// <summary>Rows that are filtered, ordered and limited.</summary>
    public static Gen<Query<ValueList<object?>>> Rows { get; } = Any(
        Gen.Select(Condition.Array[0, 3], Ordering.Array[0, 3], Gen.Int[0, 40], Value.Array[1, 5], (conditions, orderings, limit, values) =>
        {
            var query = Ordered(Filtered(conditions), orderings).OrderBy(c => c.Id);
            return (limit < 30 ? query.Limit(limit) : query).SelectMany(_ => values);
        }));

    /// <summary>Different rows, in no order.</summary>
    public static Gen<Query<ValueList<object?>>> DifferentRows { get; } = Any(
        Gen.Select(Condition.Array[0, 2], Value.Array[1, 3], (conditions, values) => Filtered(conditions).SelectMany(_ => values).Distinct()));

    /// <summary>Groups, in no order.</summary>
    public static Gen<Query<ValueList<object?>>> Groups { get; } = Any(
        Gen.Select(Condition.Array[0, 2], AnyValue(1).Array[1, 3], AggregateCondition.Array[0, 2], Aggregated.Array[1, 5], (conditions, keys, having, values) =>
        {
            var grouped = Filtered(conditions).GroupBy([.. keys.Select(k => (Func<SampleColumns, Expr>)(_ => k))]);
            return Boxed(having.Aggregate(grouped, (g, h) => g.Having(_ => h)), _ => [.. keys, .. values]);
        }));

    /// <summary>Aggregates of all rows.</summary>
    public static Gen<Query<ValueList<object?>>> WholeResults { get; } = Any(
        Gen.Select(Condition.Array[0, 3], Aggregated.Array[1, 6], (conditions, values) => Filtered(conditions).SelectMany(_ => values)));

    /// <summary>Elements of lists, in no order.</summary>
    public static Gen<Query<ValueList<object?>>> Elements { get; } = Any(
        Gen.OneOf(
            Gen.Select(Condition.Array[0, 2], Expressions.Doubles(1).Where(IsSound), Aggregated, (conditions, other, value) =>
                Boxed(Filtered(conditions).Unnest(c => c.Values).Where(e => e.Element > other).GroupBy(e => e.Row.Flag), e => [e.Row.Flag, Sql.Max(e.Element), value])),
            Gen.Select(Condition.Array[0, 2], Condition, (conditions, condition) =>
                Boxed(Filtered(conditions).Unnest(c => c.Tags).Where(_ => condition).GroupBy(e => e.Element), e => [e.Element, Sql.Count(), Sql.CountDistinct(e.Row.Id)])),
            Gen.Select(Condition.Array[0, 2], Of<Level?>(Level.Low, Level.Unknown, null), (conditions, level) =>
                Boxed(Filtered(conditions).Unnest(c => c.Levels).Where(e => e.Element != level), e => [e.Row.Id, e.Element]))));

    /// <summary>Windows, ordered.</summary>
    public static Gen<Query<ValueList<object?>>> Windows { get; } = Any(
        Gen.Select(Condition.Array[0, 2], AnyValue(1).Where(k => !k.Node.Type.IsFloat), Ordering, Gen.Int[1, 3], Gen.Bool, (conditions, key, ordering, rows, qualified) =>
        {
            var all = Window.PartitionBy(key);
            var window = (ordering.Descending ? all.OrderByDescending(ordering.Key) : all.OrderBy(ordering.Key)).OrderBy(C.Id);
            var query = Filtered(conditions).OrderBy(c => c.Id);
            if (qualified)
                query = query.Qualify(_ => Sql.RowNumber().Over(window) <= rows);
            return query.SelectMany(c =>
            [
                c.Id, Sql.RowNumber().Over(window), Sql.Lag(c.Score, rows).Over(window), Sql.Lead(c.Seen, rows).Over(window), Sql.Lag(c.Name).Over(window),
                Sql.Count().Over(all), Sql.Sum(c.Small).Over(window), Sql.Max(c.Score).Over(all), Sql.CountDistinct(c.Name).Over(all),
            ]);
        }));

    private static Gen<Query<ValueList<object?>>> Any<TQuery>(Gen<TQuery> queries)
        where TQuery : Query<ValueList<object?>> => queries.Select(q => (Query<ValueList<object?>>)q);

    private static Query<SampleColumns, Sample> Filtered(Predicate[] conditions) => conditions.Aggregate(Sample.On(Day), (q, condition) => q.Where(_ => condition));

    private static Query<SampleColumns, Sample> Ordered(Query<SampleColumns, Sample> query, (Expr Key, bool Descending, bool? NullsFirst)[] orderings) =>
        orderings.Aggregate(query, (q, o) => o.Descending ? q.OrderByDescending(_ => o.Key, o.NullsFirst) : q.OrderBy(_ => o.Key, o.NullsFirst));

    private static Query<ValueList<object?>> Boxed<TColumns>(ISelectable<TColumns> query, Func<TColumns, IReadOnlyList<Expr>> values) =>
        QueryRules.Boxed(query.Columns, query.Model, values(query.Columns));

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Expr> AnyValue(int depth) => Gen.OneOf(
        Expressions.Doubles(depth).Select(e => (Expr)e),
        Expressions.Longs(depth).Select(e => (Expr)e),
        Expressions.Decimals(depth).Select(e => (Expr)e),
        Expressions.Texts(depth).Select(e => (Expr)e),
        Expressions.Days(depth).Select(e => (Expr)e),
        Expressions.Levels(depth).Select(e => (Expr)e),
        Expressions.Condition(depth).Select(e => (Expr)e)).Where(IsSound);

    /// <summary>Whether C# finds a value for each row, and none that BigQuery rounds in its own way.</summary>
    private static bool IsSound(Expr expression)
    {
        if (expression.Node.SelfAndDescendants().Any(n => n is FunctionNode { Function: Function.Round, Type.IsFloat: true }))
            return false;
        try
        {
            Samples.ForEach(row => Evaluator.Evaluate(expression.Node, row));
            return true;
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
