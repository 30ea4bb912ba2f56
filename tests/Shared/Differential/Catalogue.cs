using static FeatureStore.Tests.Level;

namespace FeatureStore.Tests;

/// <summary>Conditions, values and queries under names, that every dialect must be able to say.</summary>
internal static class Catalogue
{
    private static readonly SampleColumns C = SampleColumns.Instance;
    private static readonly DateOnly Day = new(2026, 2, 6);

    public static IEnumerable<(string Name, Predicate Condition)> Conditions()
    {
        yield return ("required equals constant", C.Code == "x");
        yield return ("required differs from constant", C.Code != "x");
        yield return ("nullable equals constant", C.Name == "x");
        yield return ("nullable differs from constant", C.Name != "x");
        yield return ("both nullable equal", C.Big == C.Small);
        yield return ("both nullable differ", C.Big != C.Small);
        yield return ("equals null", C.Name == (string?)null);
        yield return ("differs from null", C.Score != (double?)null);
        yield return ("ordered nullable", C.Big < 5);
        yield return ("not ordered nullable", !(C.Big < 5));
        yield return ("not ordered required", !(C.Id < 5));
        yield return ("double equals constant", C.Score == 1.5);
        yield return ("double differs from constant", C.Score != 1.5);
        yield return ("double equals NaN", C.Score == double.NaN);
        yield return ("doubles equal", C.Score == C.OtherScore);
        yield return ("doubles differ", C.Score != C.OtherScore);
        yield return ("required double differs from nullable", C.Ratio != C.Score);
        yield return ("double below constant", C.Score < 50);
        yield return ("double above constant", C.Score > 50);
        yield return ("constant below double", Number(50) < C.Score);
        yield return ("doubles ordered", C.Score <= C.OtherScore);
        yield return ("not double above", !(C.Ratio > 1));
        yield return ("between", C.Score.Between(1, 2));
        yield return ("not between", !C.Big.Between(1, 2));
        yield return ("and, or, not", (C.Code == "a" | C.Name == "b") & !(C.Big > 1 & C.Ready));
        yield return ("or of ands", (C.Code == "a" & C.Ready) | (C.Code == "b" & !C.Ready));
        yield return ("true and false", Predicate.True & (Predicate.False | C.Ready) & !Predicate.False);
        yield return ("in", C.Name.In("a", "b"));
        yield return ("in with null", C.Name.In("a", null));
        yield return ("not in", !C.Big.In(1, 2, 3));
        yield return ("not in, required", !C.Id.In(1, 2));
        yield return ("in with NaN", C.Score.In(1, double.NaN));
        yield return ("in nothing", C.Name.In());
        yield return ("enum equals", C.Level == High);
        yield return ("enum differs", C.Level != High);
        yield return ("enum is unknown", C.Level == Level.Unknown);
        yield return ("enum is not unknown", C.Level != Level.Unknown);
        yield return ("enums equal", C.Level == C.OtherLevel);
        yield return ("required enum differs from nullable", C.Tier != C.Level);
        yield return ("enum in", C.Level.In(High, Level.Unknown, null));
        yield return ("enum text", C.Level.Text() == "LOW");
        yield return ("starts with", C.Name.StartsWith("a"));
        yield return ("not ends with", !C.Name.EndsWith("a"));
        yield return ("contains", C.Code.Contains("a"));
        yield return ("not contains", !C.Code.Contains("a"));
        yield return ("like", C.Name.Like("a\\_%"));
        yield return ("is NaN", C.Score.IsNaN());
        yield return ("is not NaN", !C.Score.IsNaN());
        yield return ("flag is true", C.Flag == true);
        yield return ("condition as a value", (C.Name == "a") == C.Ready);
        yield return ("list contains", C.Tags.Contains("a"));
        yield return ("list of doubles contains NaN", C.Values.Contains(double.NaN));
        yield return ("list contains unknown", C.Levels.Contains(Level.Unknown));
        yield return ("list has any", C.Tags.Any());
        yield return ("any element", C.Values.Any(v => v > 1 | v.IsNull()));
        yield return ("any element of any", C.Numbers.Any(a => C.Numbers.Any(b => a < b & b < C.Big)));
        yield return ("any item", C.Items.Any(i => i.Field<double?>("weight") > 0.5 & i.Field<string?>("source") == C.Source));
        yield return ("element of list", C.Tags.ElementAt(1) == "b");
        yield return ("field", C.Info.Field<string?>("source") == "a");
        yield return ("instant", C.At >= new DateTimeOffset(2026, 2, 6, 12, 0, 0, TimeSpan.Zero));
    }

    public static IEnumerable<(string Name, Expr Value)> Values()
    {
        yield return ("arithmetic", (C.Big + 1) * (C.Big - (C.Small - 2)));
        yield return ("negation", -(-C.Big));
        yield return ("double division", C.Score / C.Ratio);
        yield return ("long division", C.Big / C.Small);
        yield return ("long division by constant", C.Big / 2L);
        yield return ("decimal division", C.Price / C.Cost);
        yield return ("decimal product", C.Price * C.Cost);
        yield return ("remainder", C.Big % 7L);
        yield return ("safe division", Sql.SafeDivide(C.Score, C.OtherScore));
        yield return ("round", C.Score.Round(1));
        yield return ("round to whole", C.Price.Round());
        yield return ("abs, floor, ceiling", C.Score.Abs() + C.Score.Floor() + C.Score.Ceiling());
        yield return ("coalesce", C.Score.Coalesce(0));
        yield return ("null if", C.Big.NullIf(0));
        yield return ("null if of doubles", C.Score.NullIf(C.OtherScore));
        yield return ("null if of enum", C.Level.NullIf(Level.Unknown));
        yield return ("casts", C.Score.ToLong() + C.Price.ToLong() + C.Id.ToDouble().ToLong());
        yield return ("text of values", Sql.Concat(C.Big.ToText(), C.Day.ToText(), C.Ready.ToText(), C.Code));
        yield return ("case and length", Sql.If(C.Ready, C.Name.ToLower(), C.Name.ToUpper()).Length());
        yield return ("if chain", Sql.If(C.Score > 80, Sql.Value("green"), Sql.If(C.Score >= 50, Sql.Value("yellow"), Sql.Value("red"))));
        yield return ("if with null", Sql.If(C.Ready, C.Score, (double?)null));
        yield return ("enum or constant", C.Level.Coalesce(Level.Unknown));
        yield return ("condition as a value", C.Score > 50);
        yield return ("required condition as a value", C.Id > 50);
        yield return ("days", C.Seen.AddDays(C.Big.Coalesce(1)).DiffDays(C.Day.AsNullable()));
        yield return ("week and month", Sql.If(C.Ready, C.Day.TruncateToWeek(), C.Day.TruncateToMonth()));
        yield return ("day of an instant", C.At.ToDate());
        yield return ("day of a local time", C.LocalTime.ToDate());
        yield return ("today", Sql.CurrentDate().AddDays(-1));
        yield return ("list", C.Tags.Count() + C.Numbers.ElementAt(0).Coalesce(0));
        yield return ("JSON value", C.Extra.JsonValue("a.b"));
        yield return ("row number", Sql.RowNumber().Over(Window.PartitionBy(C.Code).OrderByDescending(C.Score)));
        yield return ("lag", Sql.Lag(C.Score).Over(Window.PartitionBy(C.Code).OrderBy(C.Day)));
        yield return ("share of all", C.Ratio / Sql.Sum(C.Ratio).Over(Window.All));
        yield return ("running count", Sql.CountIf(C.Score < 50).Over(Window.Ordered(C.Id)));
    }

    public static IEnumerable<(string Name, Func<SqlDialect, SqlStatement> Query)> Queries()
    {
        yield return ("whole rows", Sample.On(Day).ToSql);
        yield return ("columns", Sample.On(Day).Where(c => c.Score < 50 & c.Ready).Select(c => (c.Id, c.At, c.Level.Text())).ToSql);
        yield return ("ordered and limited", Sample.On(Day).OrderBy(c => c.Score).OrderByDescending(c => c.Name).OrderBy(c => c.Id).Select(c => c.Id).Limit(20).ToSql);
        yield return ("nulls overridden", Sample.On(Day).OrderBy(c => c.Score, nullsFirst: false).OrderByDescending(c => c.Big, nullsFirst: true).Select(c => c.Id).ToSql);
        yield return ("aggregates", Sample.On(Day).Select(c => (
            Sql.Count(), Sql.Count(c.Name), Sql.CountIf(c.Level == High), Sql.CountDistinct(c.Name), Sql.Sum(c.Big), Sql.Sum(c.Price),
            Sql.Avg(c.Big), Sql.Avg(c.Score).Round(1), Sql.Min(c.Score), Sql.Max(c.Score), Sql.StdDev(c.Score), Sql.StdDev(c.Big), Sql.ApproxQuantiles(c.Score, 4))).ToSql);
        yield return ("grouped", Sample.On(Day).GroupBy(c => c.Level, c => c.Score.Round(1))
            .Having(c => Sql.Count() > 2 & Sql.Avg(c.Ratio) > 1)
            .Select(c => (c.Level, c.Score.Round(1), Sql.Count().As("rows"), Sql.Avg(c.Ratio)))
            .OrderByDescending(c => Sql.Count()).OrderBy(c => c.Level).ToSql);
        yield return ("grouped by a condition and a constant", Sample.On(Day).GroupBy(c => c.Score > 50, _ => Sql.Value(1L))
            .Select(c => ((c.Score > 50).As("good"), Sql.Value(1L), Sql.Count())).ToSql);
        yield return ("grouped by a constant", Sample.On(Day).GroupBy(_ => Sql.Value(1L)).Select(_ => Sql.Count()).ToSql);
        yield return ("grouped by a day that is reused", Sample.On(Day).GroupBy(c => c.Day.AddDays(1)).Select(c => (c.Day.AddDays(1).TruncateToMonth(), Sql.Count())).ToSql);
        yield return ("an output named as another column", Sample.On(Day).OrderBy(c => c.Score).Select(c => (c.Score.Round(1), c.Id)).ToSql);
        yield return ("distinct", Sample.On(Day).Distinct().OrderByDescending(c => c.Score.Round(1)).Select(c => (c.Score.Round(1).As("rounded"), c.Code)).ToSql);
        yield return ("unnest", Sample.On(Day).Unnest(c => c.Tags).Where(c => c.Element != "a").GroupBy(c => c.Element).Select(c => (c.Element, Sql.Count())).ToSql);
        yield return ("unnest items", Sample.On(Day).Unnest(c => c.Items).Select(c => (c.Row.Source, c.Element.Field<string?>("source"), c.Element.Field<double?>("weight"))).ToSql);
        yield return ("fields", Sample.On(Day).Select(c => (c.Info.Field<string?>("source"), c.Info.Field<double?>("weight").As("w"))).ToSql);
        yield return ("newest of each", Sample.On(Day).Select(c => (c.Code, c.Score))
            .Qualify(c => Sql.RowNumber().Over(Window.PartitionBy(c.Code).OrderByDescending(c.Day)) == 1).ToSql);
        yield return ("union", Sample.On(Day).Select(c => c.Id).OrderBy(c => c.Id).Limit(5)
            .UnionAll(Sample.On(Day.AddDays(1)).Where(c => c.Id > 5).Select(c => c.Id))
            .UnionAll(Sample.On(Day).Select(c => c.Big.Coalesce(5))).ToSql);
        yield return ("checks of a day", dialect => CheckRuns.ToSql(Checks, Day, dialect));
        yield return ("checks of a range", dialect => CheckRuns.ToSql(Checks, Day.AddDays(-6), Day, dialect));
        yield return ("samples of a day", CheckSampleQuery.Of(Sample.Table, Checks, [Sample.Table["id"], Sample.Table["name"]], Day, Day, 5).Query.ToSql);
        yield return ("samples of a range", CheckSampleQuery.Of(Sample.Table, Checks, [Sample.Table["id"], Sample.Table["day"]], Day.AddDays(-6), Day, 5).Query.ToSql);
        yield return ("two ways to say one thing", Sample.On(Day).WhereIf(true, c => c.Code == "a").WhereIf(false, c => c.Code == "b").Select(c => (c.Code == "a", c.Name == "a")).ToSql);
    }

    private static RowCheck[] Checks =>
    [
        new("low-level", Sample.Table, C.Level == Level.Low),
        new("weak", Sample.Table, C.Score < 50 | C.Info.Field<double?>("weight") > 1) { Applies = C.Ready },
        new("first value is negative", Sample.Table, C.Values.ElementAt(0) < 0),
    ];

    private static Expr<double?> Number(double value) => Sql.Value<double?>(value);
}
