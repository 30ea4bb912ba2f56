using CsCheck;

namespace FeatureStore.Tests;

/// <summary>Random expressions and conditions of the public API over the sample table.</summary>
internal static class Expressions
{
    private static readonly SampleColumns C = SampleColumns.Instance;

    public static Gen<Predicate> Condition(int depth) => depth <= 0
        ? Gen.OneOf(
            Of<Predicate>(C.Ready, Predicate.True, Predicate.False, C.Name.IsNull(), C.Score.IsNaN(), C.Level.IsNotNull()),
            Compared(Doubles(0)),
            Compared(Longs(0)),
            Compared(Texts(0)),
            Gen.Select(Levels(0), Levels(0), Gen.Bool, (a, b, same) => same ? a == b : a != b))
        : Gen.OneOf(
            Gen.Select(Condition(depth - 1), Condition(depth - 1), (a, b) => a & b),
            Gen.Select(Condition(depth - 1), Condition(depth - 1), (a, b) => a | b),
            Condition(depth - 1).Select(a => !a),
            Gen.Select(Condition(depth - 1), Condition(depth - 1), Gen.Bool, (a, b, same) => same ? a == b : a != b),
            Compared(Doubles(depth - 1)),
            Compared(Longs(depth - 1)),
            Compared(Decimals(depth - 1)),
            Compared(Texts(depth - 1)),
            Compared(Days(depth - 1)),
            Compared(Gen.OneOf(Of<Expr<DateTimeOffset?>>(C.At), Of(SampleRows.Instants).Select(Sql.Value))),
            Gen.Select(Levels(depth - 1), Levels(depth - 1), Gen.Bool, (a, b, same) => same ? a == b : a != b),
            Gen.Select(Levels(depth - 1), Of<Level?>(Level.Low, Level.High, Level.Unknown, null).Array[0, 3], (a, values) => a.In(values)),
            Gen.Select(Doubles(depth - 1), Of(SampleRows.Doubles).Array[0, 4], (a, values) => a.In(values)),
            Gen.Select(Longs(depth - 1), Of(SampleRows.ExtremeLongs).Array[0, 4], (a, values) => a.In(values)),
            Gen.Select(Texts(depth - 1), Of(SampleRows.Texts).Array[0, 4], (a, values) => a.In(values)),
            Gen.Select(Doubles(depth - 1), Doubles(0), Doubles(0), (a, from, to) => a.Between(from, to)),
            Gen.OneOf(Doubles(depth - 1).Select(a => a.IsNull()), Longs(depth - 1).Select(a => a.IsNotNull()), Doubles(depth - 1).Select(a => a.IsNaN())),
            Gen.Select(Texts(depth - 1), Of(SampleRows.Texts.OfType<string>().ToArray()), Gen.Int[0, 2], (a, part, kind) =>
                kind switch { 0 => a.StartsWith(part), 1 => a.EndsWith(part), _ => a.Contains(part) }),
            Gen.Select(Texts(depth - 1), Of("%", "_", "a%", "%b", @"a\%", @"\_", @"\\", "", "_%_", "É"), (a, pattern) => a.Like(pattern)),
            Gen.Select(Of<Expr<bool?>>(C.Flag), Of<bool?>(true, false, null), Gen.Bool, (a, b, same) => same ? a == b : a != b),
            Lists(depth - 1));

    public static Gen<Expr<double?>> Doubles(int depth) => depth <= 0
        ? Gen.OneOf(
            Of(C.Score, C.OtherScore, C.Ratio.AsNullable()),
            Of(SampleRows.Doubles).Select(Sql.Value))
        : Gen.OneOf(
            Gen.Select(Doubles(depth - 1), Doubles(depth - 1), Gen.Int[0, 4], (a, b, kind) =>
                kind switch { 0 => a + b, 1 => a - b, 2 => a * b, 3 => a / b, _ => Sql.SafeDivide(a, b) }),
            Gen.Select(Doubles(depth - 1), Gen.Int[0, 4], (a, kind) =>
                kind switch { 0 => -a, 1 => a.Abs(), 2 => a.Floor(), 3 => a.Ceiling(), _ => a.Round(1) }),
            Gen.Select(Doubles(depth - 1), Doubles(depth - 1), Gen.Bool, (a, b, nulls) => nulls ? a.NullIf(b) : a.Coalesce(b)),
            Gen.Select(Condition(depth - 1), Doubles(depth - 1), Doubles(depth - 1), Sql.If),
            Longs(depth - 1).Select(a => a.ToDouble()),
            Gen.Int[0, 2].Select(i => C.Values.ElementAt(i)),
            Of(C.Info.Field<double?>("weight")));

    public static Gen<Expr<long?>> Longs(int depth) => depth <= 0
        ? Gen.OneOf(
            Of(C.Big, C.Small, C.Small, C.Id.AsNullable()),
            Of(SampleRows.Longs).Select(Sql.Value))
        : Gen.OneOf(
            Gen.Select(Longs(depth - 1), Longs(depth - 1), Gen.Int[0, 2], (a, b, kind) => kind switch { 0 => a + b, 1 => a - b, _ => a * b }),
            Gen.Select(Longs(depth - 1), Of<long?>(1, 2, -3, 7), Gen.Bool, (a, b, rest) => rest ? a % b : a / b),
            Gen.Select(Longs(0), Longs(0).Select(b => Sql.If(b == 0, 1, b)), Gen.Bool, (a, b, rest) => rest ? a % b : a / b),
            Gen.Select(Longs(depth - 1), Gen.Bool, (a, negate) => negate ? -a : a.Abs()),
            Gen.Select(Longs(depth - 1), Longs(depth - 1), Gen.Bool, (a, b, nulls) => nulls ? a.NullIf(b) : a.Coalesce(b)),
            Gen.Select(Condition(depth - 1), Longs(depth - 1), Longs(depth - 1), Sql.If),
            Decimals(depth - 1).Select(a => a.ToLong()),
            Doubles(0).Select(a => Sql.If(a.Abs() < 1e12, a, (double?)null).ToLong()),
            Texts(depth - 1).Select(a => a.Length()),
            Gen.Select(Days(depth - 1), Days(depth - 1), (a, b) => a.DiffDays(b)),
            Of(C.Tags.Count().AsNullable(), C.Numbers.Count().AsNullable(), C.Items.Count().AsNullable()),
            Gen.Int[0, 2].Select(i => C.Numbers.ElementAt(i)));

    public static Gen<Expr<decimal?>> Decimals(int depth) => depth <= 0
        ? Gen.OneOf(
            Of(C.Price, C.Cost.AsNullable()),
            Of(SampleRows.Decimals).Select(Sql.Value))
        : Gen.OneOf(
            Gen.Select(Decimals(depth - 1), Decimals(depth - 1), Gen.Int[0, 2], (a, b, kind) => kind switch { 0 => a + b, 1 => a - b, _ => a * b }),
            Gen.Select(Decimals(0), Of<decimal?>(2, -0.5m, 3), Gen.Bool, (a, b, rest) => rest ? a % b : a / b),
            Gen.Select(Decimals(depth - 1), Gen.Int[0, 3], (a, kind) => kind switch { 0 => -a, 1 => a.Abs(), 2 => a.Round(), _ => a.Round(1) }),
            Gen.Select(Decimals(depth - 1), Decimals(depth - 1), Gen.Bool, (a, b, nulls) => nulls ? a.NullIf(b) : a.Coalesce(b)),
            Gen.Select(Condition(depth - 1), Decimals(depth - 1), Decimals(depth - 1), Sql.If),
            Of(C.Small.ToDecimal(), C.Id.ToDecimal().AsNullable()));

    public static Gen<Expr<string?>> Texts(int depth) => depth <= 0
        ? Gen.OneOf(
            Of<Expr<string?>>(C.Name, C.Code!, C.Source, C.Level.Text(), C.Tier.Text()!),
            Of(SampleRows.Texts).Select(Sql.Value))
        : Gen.OneOf(
            Gen.Select(Texts(depth - 1), Gen.Bool, (a, upper) => upper ? a.ToUpper() : a.ToLower()),
            Gen.Select(Texts(depth - 1), Texts(depth - 1), (a, b) => (Expr<string?>)Sql.Concat(a, b)!),
            Gen.Select(Texts(depth - 1), Texts(depth - 1), (a, b) => a!.NullIf(b!)),
            Gen.Select(Texts(depth - 1), Texts(0), (a, b) => (Expr<string?>)a.Coalesce(b!)!),
            Gen.Select(Condition(depth - 1), Texts(depth - 1), Texts(depth - 1), Sql.If),
            Longs(depth - 1).Select(a => a.ToText()),
            Days(depth - 1).Select(a => a.ToText()),
            Condition(depth - 1).Select(a => a.ToText()),
            Of(C.Extra.JsonValue("k"), C.Tags.ElementAt(1), C.Info.Field<string?>("source")));

    public static Gen<Expr<DateOnly?>> Days(int depth) => depth <= 0
        ? Gen.OneOf(
            Of(C.Seen, C.Day.AsNullable()),
            Of(SampleRows.Days).Select(Sql.Value))
        : Gen.OneOf(
            Gen.Select(Days(depth - 1), Of<Expr<long>>(1, -1, 400, C.Small.Coalesce(3)), (a, days) => a.AddDays(days)),
            Gen.Select(Days(depth - 1), Gen.Bool, (a, week) => week ? a.TruncateToWeek() : a.TruncateToMonth()),
            Gen.Select(Days(depth - 1), Days(depth - 1), Gen.Bool, (a, b, nulls) => nulls ? a.NullIf(b) : a.Coalesce(b)),
            Gen.Select(Condition(depth - 1), Days(depth - 1), Days(depth - 1), Sql.If),
            Of(C.At.ToDate(), C.LocalTime.ToDate()));

    public static Gen<Expr<Level?>> Levels(int depth) => depth <= 0
        ? Gen.OneOf(
            Of(C.Level, C.OtherLevel, C.Tier.AsNullable()),
            Gen.Select(Of(C.Level, C.OtherLevel), Of(Level.Low, Level.High, Level.Unknown), (a, b) => a.Coalesce(Sql.Value<Level?>(b))))
        : Gen.OneOf(
            Gen.Select(Levels(depth - 1), Of<Level?>(Level.Low, Level.High, Level.Unknown, null), (a, b) => a.NullIf(b)),
            Gen.Select(Condition(depth - 1), Levels(depth - 1), Of<Level?>(Level.Low, Level.Unknown, null).Select(Sql.Value), Sql.If),
            Gen.Select(Condition(depth - 1), Levels(depth - 1), Levels(depth - 1), Sql.If));

    private static Gen<Predicate> Lists(int depth) => Gen.OneOf(
        Of(SampleRows.Texts).Select(v => C.Tags.Contains(v)),
        Of(SampleRows.Doubles).Select(v => C.Values.Contains(v)),
        Of<Level?>(Level.Low, Level.Unknown, null).Select(v => C.Levels.Contains(v)),
        Of(C.Tags.Any(), C.Items.Any(), C.Tags.IsNull()),
        Gen.Select(Doubles(0), Condition(depth), Gen.Int[0, 4], (other, also, kind) => C.Values.Any(v =>
            kind switch { 0 => v < other, 1 => v >= other & also, 2 => v == other, 3 => v != other | also, _ => !(v > other) })),
        Gen.Select(Longs(0), Gen.Bool, (other, same) => C.Numbers.Any(a => C.Numbers.Any(b => same ? a == b + other : a < b & b != other))),
        Gen.Select(Levels(0), Gen.Bool, (other, same) => C.Levels.Any(v => same ? v == other : v != other)),
        Gen.Select(Texts(0), Gen.Bool, (other, same) => C.Items.Any(i =>
            same ? i.Field<string?>("source") == other : i.Field<double?>("weight") > 0 & i.Field<string?>("source") != C.Source)));

    private static Gen<Predicate> Compared<T>(Gen<Expr<T>> values) => Gen.Select(values, values, Gen.Int[0, 5], (a, b, kind) => kind switch
    {
        0 => a == b,
        1 => a != b,
        2 => a < b,
        3 => a <= b,
        4 => a > b,
        _ => a >= b,
    });

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
