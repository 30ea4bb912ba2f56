using CsCheck;

namespace FeatureStore.Tests;

/// <summary>Random rows of the table of every type, nulls, extremes and odd texts included.</summary>
internal static class RandomRows
{
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.String, Of("", "a", "é", "\"", "\\", "\n\t\0", "𝄞", "a/b", "<>&'+", new string('x', 60)))
        // A lone half of a surrogate pair is no text, and no UTF-8.
        .Select(t => new string([.. t.Where(c => !char.IsSurrogate(c))]));

    private static readonly Gen<double> Doubles = Gen.OneOf(Gen.Double, Of(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue));
    private static readonly Gen<decimal> Decimals = Gen.OneOf(Gen.Decimal[-1e20m, 1e20m], Of(decimal.MaxValue, decimal.MinValue, -0.000000001m));
    private static readonly Gen<long> Ticks = Gen.Long[0, DateTime.MaxValue.Ticks / 10].Select(t => t * 10);
    private static readonly Gen<DateOnly> Days = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);
    private static readonly Gen<DateTime> DateTimes = Ticks.Select(t => new DateTime(t));
    private static readonly Gen<TimeOnly> Times = Gen.Long[0, (TimeOnly.MaxValue.Ticks / 10) - 1].Select(t => new TimeOnly(t * 10));
    private static readonly Gen<DateTimeOffset> Instants = Ticks.Select(t => new DateTimeOffset(t, TimeSpan.Zero));
    private static readonly Gen<ValueList<byte>> Blobs = Gen.Byte.Array[0, 40].Select(b => ValueList.Create<byte>(b));

    public static Gen<EveryType> Row { get; } = Gen.Select(Texts, Gen.Long, Doubles, Decimals, Gen.Bool, Days, DateTimes, Times).SelectMany((s, i, f, n, b, d, dt, t) =>
        Gen.Select(Instants, Blobs, Lists(Texts), Lists(Gen.Long), Lists(Doubles), Lists(Decimals), Lists(Days), Lists(Instants)).SelectMany((at, blob, ss, ii, ff, nn, dd, aa) =>
            Gen.Select(Gen.Bool, Gen.Bool, Lists(DateTimes), Lists(Times), Lists(Gen.Bool), Texts).Select((isNull, hasBox, dts, ts, bs, label) =>
            {
                var box = new EveryTypeBox
                {
                    NulString = isNull ? null : s,
                    ReqString = s,
                    RepString = Texted(ss),
                    NulInt64 = isNull ? null : i,
                    ReqInt64 = i,
                    RepInt64 = ii,
                    NulFloat64 = isNull ? null : f,
                    ReqFloat64 = f,
                    RepFloat64 = ff,
                    NulNumeric = isNull ? null : n,
                    ReqNumeric = n,
                    RepNumeric = nn,
                    NulBignumeric = isNull ? null : n,
                    ReqBignumeric = n,
                    NulBool = isNull ? null : b,
                    ReqBool = b,
                    RepBool = bs,
                    NulDate = isNull ? null : d,
                    ReqDate = d,
                    RepDate = dd,
                    NulDatetime = isNull ? null : dt,
                    ReqDatetime = dt,
                    RepDatetime = dts,
                    NulTime = isNull ? null : t,
                    ReqTime = t,
                    RepTime = ts,
                    NulTimestamp = isNull ? null : at,
                    ReqTimestamp = at,
                    RepTimestamp = aa,
                    NulBytes = isNull ? null : blob,
                    ReqBytes = blob,
                    ReqJson = "{}",
                    ReqGeography = "POINT(1 2)",
                    Inner = isNull ? null : new() { Label = label },
                };
                return new EveryType
                {
                    NulString = isNull ? null : s,
                    ReqString = s,
                    RepString = Texted(ss),
                    NulInt64 = isNull ? null : i,
                    ReqInt64 = i,
                    RepInt64 = ii,
                    NulFloat64 = isNull ? null : f,
                    ReqFloat64 = f,
                    RepFloat64 = ff,
                    NulNumeric = isNull ? null : n,
                    ReqNumeric = n,
                    RepNumeric = nn,
                    NulBignumeric = isNull ? null : n,
                    ReqBignumeric = n,
                    NulBool = isNull ? null : b,
                    ReqBool = b,
                    RepBool = bs,
                    NulDate = isNull ? null : d,
                    ReqDate = d,
                    RepDate = dd,
                    NulDatetime = isNull ? null : dt,
                    ReqDatetime = dt,
                    RepDatetime = dts,
                    NulTime = isNull ? null : t,
                    ReqTime = t,
                    RepTime = ts,
                    NulTimestamp = isNull ? null : at,
                    ReqTimestamp = at,
                    RepTimestamp = aa,
                    NulBytes = isNull ? null : blob,
                    ReqBytes = blob,
                    ReqJson = "{\"a\":[1,\"é\"]}",
                    ReqGeography = "POINT(1 2)",
                    Box = hasBox ? box : null,
                    Boxes = hasBox ? [new() { Label = label, Day = d }, null, new() { Label = null }] : [],
                };
            })));

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<ValueList<T?>> Lists<T>(Gen<T> elements)
        where T : struct => Gen.Select(elements, Gen.Bool).Select((e, isNull) => isNull ? null : (T?)e).Array[0, 5].Select(a => ValueList.Create<T?>(a));

    private static Gen<ValueList<string>> Lists(Gen<string> elements) => elements.Array[0, 5].Select(a => ValueList.Create<string>(a));

    private static ValueList<string?> Texted(ValueList<string> texts) => texts.Select(t => t.Length == 1 ? null : t).ToValueList();
}
