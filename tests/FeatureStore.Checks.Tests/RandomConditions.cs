namespace FeatureStore.Checks.Tests;

/// <summary>Conditions on a row as a user could write them, at random: everything that a check understands.</summary>
internal sealed class RandomConditions(int seed)
{
    private readonly Random _random = new(seed);

    // Inside of a lambda over features, the name of its parameter.
    private readonly Stack<string> _features = new();

    public Piece Next(int depth) => Bool(depth);

    private Piece Bool(int depth)
    {
        if (depth <= 0)
        {
            return Leaf(
                "bool", "row.Matchup.AllDefaulted", "row.Matchup.CompositeFactors.AnyDefaulted", "row.FatigueScore.IsDefaulted", "row.TeamPace.IsInRange", "row.IsHome == true",
                "row.HasCompositeFactors != false", "row.QualityAlertLevel is AlertLevel.Red", "row.QualityTier == null", "p3", "row.OpponentTeamAbbr == p2", "row.QualityAlertLevel == p5",
                "row.FeatureStoreAgeHours > p0", "row.DefaultFeatureCount >= p1", "row.MatchupQualityPct < Limit", "row.FeatureQualityScore is >= 40 and < 70", "row.IsHome is null",
                "row.QualityAlerts.Any()", "row.PlayerLookup.Contains('a')", "row.FatigueScore is { Quality: < 50, Source: FeatureSource.Default }", "row.Features(5, 8).AnyQualityBelow(40)");
        }

        var d = depth - 1;
        return _random.Next(31) switch
        {
            0 => P("bool", "!($0)", Bool(d)),
            1 or 2 => P("bool", "(($0) && ($1))", Bool(d), Bool(d)),
            3 or 4 => P("bool", "(($0) || ($1))", Bool(d), Bool(d)),
            5 => P("bool", $"(($0) {Of("&", "|", "^", "==", "!=")} ($1))", Bool(d), Bool(d)),
            6 => P("bool", "(($0) ? ($1) : ($2))", Bool(d), Bool(d), Bool(d)),
            7 => P("bool", $"(($0) {Of("== true", "== false", "!= true", "== null", "!= null", "is true", "is not false", "is null", "?? true", "?? false", "== p3")})", NullableBool(d)),
            8 => P("bool", $"(($0) {Of("==", "!=")} ($1))", NullableBool(d), Of(0, 1) == 0 ? NullableBool(d) : Bool(d)),
            9 => P("bool", "(($0) ?? ($1))", NullableBool(d), Bool(d)),
            10 or 11 => P("bool", $"(($0) {Order()} ($1))", Double(d), Double(d)),
            12 => P("bool", $"(($0) {Order()} ($1))", Long(d), Long(d)),
            13 => P("bool", $"(($0) {Order()} ($1))", Double(d), Long(d)),
            14 => P("bool", $"(($0) {Order()} ($1))", Decimal(d), Of(0, 1) == 0 ? Decimal(d) : Long(d)),
            15 => P("bool", $"(($0) {Of("==", "!=")} ($1))", Text(d), Text(d)),
            16 => P("bool", $"(($0) {Of("==", "!=")} ($1))", Tier(d), Tier(d)),
            17 => P("bool", $"(($0) is {Of(">= 50 and < 70", "null or > 5", "not (>= 1 and < 5)", "double.NaN", "1 or 2.5 or null", "not null and not double.NaN", "> 0 and (< 1 or > 50)")})", Double(d)),
            18 => P("bool", $"(($0) is {Of("1 or 2 or null", "not 3", ">= 0", "37", "not null", "< 0 or > 5")})", Long(d)),
            19 => P("bool", $"(($0) is {Of("QualityTier.Gold or QualityTier.Silver", "not QualityTier.Critical", "QualityTier.Unknown", "null", "not null and not QualityTier.Gold")})", Tier(d)),
            20 => P("bool", $"(($0) is {Of("\"a\" or null", "not \"BOS\"", "\"\"", "not null")})", Text(d)),
            21 => Variable(d),
            22 => P("bool", $"(($0) switch {{ QualityTier.Gold or QualityTier.Unknown => ($1), null => ($2), _ => ($3) }})", Tier(d), Bool(d), Bool(d), Bool(d)),
            23 => P("bool", $"(($0) switch {{ > 50 when ($1) => ($2), double.NaN => true, _ => ($3) }})", Double(d), Bool(d), Bool(d), Bool(d)),
            24 => OfFeatures(d),
            25 => OfList(d),
            26 => Texts(d),
            27 => P("bool", $"(($0) {Order()} {Of("new DateOnly(2026, 2, 3)", "row.GameDate", "new DateOnly(2026, 2, 1).AddDays(2)")})", Date(d)),
            28 => Of(0, 1) == 0
                ? P("bool", $"((row.CreatedAt - row.UpdatedAt) {Order()} TimeSpan.FromHours(p0))")
                : P("bool", $"((row.UpdatedAt - row.CreatedAt)?.Total{Of("Hours", "Minutes", "Days", "Seconds", "Milliseconds")} {Order()} ($0))", Double(d)),
            29 => P("bool", $"row.HistoricalCompleteness {Of("is { GamesFound: > 2, IsComplete: true }", "== null", "is { IsComplete: null }", "is not { GamesExpected: 5 or null }")}"),
            _ => Bool(0),
        };
    }

    private Piece NullableBool(int depth) => depth <= 0 || Of(0, 1, 2) == 0
        ? Leaf("bool?", "row.IsHome", "row.HasCompositeFactors", "row.IsQualityReady", "row.HistoricalCompleteness?.IsComplete", "row.OpponentTeamAbbr?.Contains(\"a\")")
        : _random.Next(5) switch
        {
            0 => P("bool?", "!($0)", NullableBool(depth - 1)),
            1 => P("bool?", $"(($0) {Of("&", "|")} ($1))", NullableBool(depth - 1), NullableBool(depth - 1)),
            2 => P("bool?", $"(($0) {Of("&", "|")} ($1))", NullableBool(depth - 1), Bool(depth - 1)),
            3 => P("bool?", "(($0) ? ($1) : ($2))", Bool(depth - 1), NullableBool(depth - 1), NullableBool(depth - 1)),
            _ => P("bool?", "(($0) ?? ($1))", NullableBool(depth - 1), NullableBool(depth - 1)),
        };

    private Piece Double(int depth)
    {
        if (depth <= 0 || Of(0, 1, 2) == 0)
        {
            return _features.Count > 0 && Of(0, 1) == 0
                ? Leaf("double?", $"{_features.Peek()}.Quality", $"{_features.Peek()}.Value")
                : Leaf("double?", "row.FeatureStoreAgeHours", "row.MatchupQualityPct", "row.Matchup.QualityPct", "row.FatigueScore.Quality", "row.PaceScore.Value", "row.FeatureValues.ElementAtOrDefault(3)", "(double?)0.5", "(double?)p0", "p4", "(double?)(p0 * 2 - 1)", "(double?)50");
        }

        var d = depth - 1;
        return _random.Next(12) switch
        {
            0 or 1 => P("double?", $"(($0) {Of("+", "-", "*", "/")} ($1))", Double(d), Double(d)),
            2 => P("double?", $"(($0) {Of("+", "-", "*", "/")} ($1))", Double(d), Long(d)),
            3 => P("double?", "-($0)", Double(d)),
            4 => P("double?", "(($0) ?? ($1))", Double(d), Double(d)),
            5 => P("double?", "(double?)($0)", Of(0, 1) == 0 ? Long(d) : Decimal(d)),
            6 => P("double?", "(($0) ? ($1) : ($2))", Bool(d), Double(d), Double(d)),
            7 => P("double?", "(double?)Math.Abs(($0) ?? 0)", Double(d)),
            8 => P("double?", $"(double?)Math.{Of("Min", "Max")}(($0) ?? 1, ($1) ?? 2)", Double(d), Double(d)),
            9 => P("double?", $"(double?)Math.{Of("Floor", "Ceiling")}(($0) ?? 0.5)", Double(d)),
            10 => P("double?", $"(double?)Math.Round(($0) ?? 0, {Of("", "1, ", "2, ")}MidpointRounding.AwayFromZero)", Double(d)),
            _ => P("double?", "(double?)Math.Clamp(($0) ?? 0, -5, 60)", Double(d)),
        };
    }

    private Piece Long(int depth)
    {
        if (depth <= 0 || Of(0, 1, 2) == 0)
            return Leaf("long?", "row.DefaultFeatureCount", "row.DaysRest", "(long?)row.FeatureCount", "row.Matchup.DefaultCount", "row.HistoricalCompleteness?.GamesFound", "(long?)p1", "(long?)7", "(long?)row.FeatureValues.Count", "(long?)row.Matchup.DefaultedCount");
        var d = depth - 1;
        return _random.Next(10) switch
        {
            0 or 1 => P("long?", $"(($0) {Of("+", "-")} ($1))", Long(d), Long(d)),
            2 => P("long?", $"(($0) * {Of("2", "-3", "p1")})", Long(d)),
            3 => P("long?", $"(($0) {Of("/", "%")} {Of("2", "-3", "7")})", Long(d)),
            4 => P("long?", $"(($0) != 0 ? ($1) {Of("/", "%")} ($0) : ($1))", Long(0), Long(d)),
            5 => P("long?", "-($0)", Long(d)),
            6 => P("long?", "(($0) ?? ($1))", Long(d), Long(d)),
            7 => P("long?", "(long?)Math.Abs(($0) ?? 0)", Long(d)),
            8 => P("long?", "(long?)(($0).DayNumber - new DateOnly(2026, 2, 3).DayNumber)", Date(d)),
            _ => P("long?", "(($0) ? ($1) : ($2))", Bool(d), Long(d), Long(d)),
        };
    }

    private Piece Decimal(int depth)
    {
        if (depth <= 0 || Of(0, 1, 2) == 0)
            return Leaf("decimal?", "row.FeatureQualityScore", "row.SourceDailyCacheCompletenessPct", "(decimal?)1.5m", "(decimal?)50");
        var d = depth - 1;
        return _random.Next(5) switch
        {
            0 => P("decimal?", $"(($0) {Of("+", "-")} ($1))", Decimal(d), Decimal(d)),
            1 => P("decimal?", "(($0) ?? ($1))", Decimal(d), Decimal(d)),
            2 => P("decimal?", "-($0)", Decimal(d)),
            3 => P("decimal?", "(decimal?)Math.Abs(($0) ?? 0)", Decimal(d)),
            _ => P("decimal?", "(($0) ? ($1) : ($2))", Bool(d), Decimal(d), Decimal(d)),
        };
    }

    private Piece Text(int depth)
    {
        if (depth <= 0 || Of(0, 1) == 0)
            return Leaf("string?", "row.OpponentTeamAbbr", "row.PlayerLookup", "row.QualityTierText", "row.FatigueScore.SourceText", "row.QualityAlerts.ElementAtOrDefault(1)", "\"a\"", "p2", "row.GameId");
        return _random.Next(2) == 0
            ? P("string?", "(($0) ?? ($1))", Text(depth - 1), Text(depth - 1))
            : P("string?", "(($0) ? ($1) : ($2))", Bool(depth - 1), Text(depth - 1), Text(depth - 1));
    }

    private Piece Tier(int depth)
    {
        if (depth <= 0 || Of(0, 1) == 0)
            return Leaf("tier", "row.QualityTier", "row.Matchup.Tier", "row.FatigueScore.Tier", "row.GameContextQualityTier");
        return _random.Next(2) == 0
            ? P("tier", "(($0) ?? ($1))", Tier(depth - 1), Tier(depth - 1))
            : P("tier", "(($0) ? ($1) : ($2))", Bool(depth - 1), Tier(depth - 1), Tier(depth - 1));
    }

    private Piece Date(int depth) => depth <= 0 || Of(0, 1) == 0
        ? Leaf("date", "row.GameDate", "DateOnly.FromDateTime(row.CreatedAt.UtcDateTime)")
        : P("date", $"($0).AddDays({Of("1", "-2", "0")})", Date(depth - 1));

    private Piece Variable(int depth)
    {
        var name = Piece.Variable();
        return Of(0, 1) == 0
            ? P("bool", $"((row.FeatureStoreAgeHours is {{ }} {name}) && ({name} {Order()} ($0)))", Double(depth))
            : P("bool", $"((($0) is double {name}) && {name} > 1)", Double(depth));
    }

    private Piece OfFeatures(int depth)
    {
        var set = Of("row.Features(5, 8)", "row.Matchup", "row.Matchup.CompositeFactors", "row.Features(20, 24)", "row.Vegas.Features()", "row.Features()");
        var name = $"f{_features.Count}";
        _features.Push(name);
        var condition = _random.Next(4) switch
        {
            0 => P("feature", $"{name}.Quality {Order()} ($0)", Double(depth)),
            1 => Leaf("feature", $"{name}.IsDefaulted", $"{name}.Source is FeatureSource.Phase4 or null", $"!{name}.IsInRange", $"{name}.IsCritical && {name}.Quality < 87", $"{name}.Index < 7 || {name}.Tier == QualityTier.Gold", $"{name}.Value is double.NaN", $"{name} is {{ Value: > 0, Index: not 6 }}"),
            2 => P("feature", $"{name}.Value is null || ($0)", Bool(depth - 1)),
            _ => Leaf("feature", $"{name}.Value < {name}.Quality", $"{name}.SourceText == \"bettingpros\"", $"{name}.Index is 5 or 8"),
        };
        _features.Pop();
        return _random.Next(4) switch
        {
            0 => P("bool", $"{set}.All({name} => $0)", condition),
            1 => P("bool", $"({set}.CountOf({name} => $0) >= {Of("1", "2", "p1")})", condition),
            _ => P("bool", $"{set}.Any({name} => $0)", condition),
        };
    }

    private Piece OfList(int depth)
    {
        var name = Piece.Variable();
        return _random.Next(8) switch
        {
            0 => P("bool", $"row.FeatureValues.Any({name} => {name} {Order()} ($0))", Double(depth)),
            1 => P("bool", $"row.FeatureValues.All({name} => {name} {Of("> 0", "is null or >= 1", "!= null")})"),
            2 => P("bool", $"row.FeatureValues.Contains({Of("50", "null", "double.NaN", "p0", "p4", "-0.0")})"),
            3 => P("bool", $"row.QualityAlerts.Contains({Of("\"a\"", "null", "p2", "\"a'b\"")})"),
            4 => P("bool", $"row.QualityAlerts.Any({name} => {name} == ($0))", Text(depth)),
            5 => P("bool", $"{Of("new[] { \"a\", \"BOS\" }", "Teams", "new[] { p2, null, \"\" }")}.Contains($0)", Text(depth)),
            6 => P("bool", $"new double?[] {{ 50, {Of("0", "double.NaN", "null", "p0")} }}.Contains($0)", Double(depth)),
            _ => P("bool", $"new[] {{ 1L, 37, p1 }}.Contains(($0) ?? 0)", Long(depth)),
        };
    }

    private Piece Texts(int depth) => _random.Next(5) switch
    {
        0 => P("bool", $"(($0) ?? \"\").{Of("StartsWith", "EndsWith", "Contains")}({Of("\"a\"", "\"\"", "\"%\"", "p2", "\"é\"")}, StringComparison.Ordinal)", Text(depth)),
        1 => P("bool", $"(($0)?.{Of("StartsWith", "EndsWith")}(\"b\", StringComparison.Ordinal) {Of("== true", "?? true", "!= false", "is null")})", Text(depth)),
        2 => P("bool", "string.IsNullOrEmpty($0)", Text(depth)),
        3 => P("bool", "string.Equals($0, $1, StringComparison.Ordinal)", Text(depth), Text(depth)),
        _ => P("bool", $"(($0) ?? \"B\").{Of("StartsWith", "EndsWith", "Contains")}({Of("'a'", "'_'", "'B'")})", Text(depth)),
    };

    private string Order() => Of("<", "<=", ">", ">=", "==", "!=");

    private static Piece P(string kind, string format, params Piece[] parts) => new(kind, format, parts);

    private Piece Leaf(string kind, params string[] texts) => new(kind, Of(texts));

    private T Of<T>(params T[] values) => values[_random.Next(values.Length)];
}
