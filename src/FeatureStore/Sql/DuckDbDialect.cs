using System.Globalization;

namespace FeatureStore;

/// <summary>The SQL of DuckDB.</summary>
public sealed class DuckDbDialect : SqlDialect
{
    // The words that duckdb_keywords() does not call unreserved, and the functions that are called without parentheses.
    private static readonly HashSet<string> ReservedWords = Words(
        """
        all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default
        deferrable desc describe distinct do else end except false fetch for foreign from group having in initially
        intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing
        primary qualify references returning select show some summarize symmetric table then to trailing true union unique
        unpivot using variadic when where window with
        between bigint bit boolean char character coalesce dec decimal exists extract float grouping grouping_id inout int
        integer interval national nchar none nullif numeric out overlay position precision real row setof smallint substring
        time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces
        xmlparse xmlpi xmlroot xmlserialize xmltable
        anti asof at authorization binary by collation columns concurrently cross freeze full generated glob ilike inner is
        isnull join left like map natural notnull outer overlaps positional right semi similar struct tablesample try_cast
        unpack verbose
        current_catalog current_date current_role current_schema current_time current_timestamp current_user localtime
        localtimestamp session_user user
        """);

    /// <inheritdoc/>
    public override string Name => "DuckDB";

    internal override bool NaNIsGreatest => true;

    internal override bool QualifyNeedsWhere => false;

    internal override bool KnowsKeysAgain => true;

    internal override bool EnumsHaveAnOrder => true;

    private protected override IReadOnlySet<string> Reserved => ReservedWords;

    /// <inheritdoc/>
    public override string Table(TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Quoted(table.TableId);
    }

    /// <inheritdoc/>
    public override string Placeholder(string name) => $"${name}";

    private protected override string Quoted(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal override string TypeName(SqlType type)
    {
        var element = type.Kind switch
        {
            DataType.String or DataType.Geography => "VARCHAR",
            DataType.Int64 => "BIGINT",
            DataType.Float64 => "DOUBLE",
            DataType.Numeric or DataType.BigNumeric => Decimal(type),
            DataType.Bool => "BOOLEAN",
            DataType.Date => "DATE",
            DataType.DateTime => "TIMESTAMP",
            DataType.Time => "TIME",
            DataType.Timestamp => "TIMESTAMPTZ",
            DataType.Bytes => "BLOB",
            DataType.Json => "JSON",
            _ => $"STRUCT({string.Join(", ", type.Fields.Select(f => $"{Quote(f.Name)} {TypeName(f)}"))})",
        };
        return type.Repeated ? $"{element}[]" : element;
    }

    internal override string PseudoColumn(string name) =>
        throw new InvalidOperationException($"DuckDB has no {name}: a table that is partitioned by load time can only be filtered by its columns there.");

    internal override string Unnest(SqlText list, string element) => $"CROSS JOIN UNNEST({list}) AS {Quote(element + "_rows")}({element})";

    internal override string OrderBy(SqlText key, Ordering ordering, bool mayBeNaN)
    {
        var direction = ordering.Descending ? " DESC" : "";
        var nulls = !ordering.Key.CanBeNull ? "" : ordering.NullsFirst ?? !ordering.Descending ? " NULLS FIRST" : " NULLS LAST";
        var text = $"{key}{direction}{nulls}";

        // NaN before the numbers if ascending, behind them if descending.
        return mayBeNaN ? $"{IsNaN(key)}{(ordering.Descending ? "" : " DESC")}{nulls}, {text}" : text;
    }

    internal override SqlText FunctionCall(FunctionNode node, SqlText[] a) => node.Function switch
    {
        Function.Multiply when node.Type.Kind == DataType.Numeric => AsNumeric(base.FunctionCall(node, a)),
        Function.Divide when node.Type.IsFloat => SqlText.Binary(a[0], "/", a[1], Precedence.Multiplicative),
        Function.Divide when node.Type.Kind == DataType.Int64 =>
            NotByZero(node, a[1], SqlText.Binary(a[0], "//", a[1], Precedence.Multiplicative)),
        Function.Divide =>
            NotByZero(node, a[1], AsNumeric(SqlText.Binary(a[0], "/", a[1], Precedence.Multiplicative))),
        Function.SafeDivide => SqlText.Binary(a[0], "/", SqlText.Call("NULLIF", Typed(node, 1, a[1]), new("0")), Precedence.Multiplicative),
        Function.Modulo => NotByZero(node, a[1], SqlText.Binary(a[0], "%", a[1], Precedence.Multiplicative)),
        Function.Contains => SqlText.Call("CONTAINS", a),
        Function.Like => new($@"{a[0].Operand} LIKE {a[1].Operand} ESCAPE '\'", Precedence.Comparison),
        Function.Length => SqlText.Call("LENGTH", a),
        Function.CurrentDate => new("CAST(NOW() AT TIME ZONE 'UTC' AS DATE)"),
        Function.AddDays => SqlText.Binary(a[0], "+", SqlText.Cast(a[1], "INTEGER"), Precedence.Additive),
        Function.DiffTicks => SqlText.Binary(new($"DATE_DIFF('microsecond', {a[1]}, {a[0]})"), "*", new("10"), Precedence.Multiplicative),
        Function.DiffDays => new($"DATE_DIFF('day', {a[1]}, {a[0]})"),
        Function.TruncateToWeek => new($"CAST(DATE_TRUNC('week', {a[0]}) AS DATE)"),
        Function.TruncateToMonth => new($"CAST(DATE_TRUNC('month', {a[0]}) AS DATE)"),
        Function.ToDate when node.Arguments[0].Type.Kind == DataType.Timestamp => new($"CAST({a[0].Operand} AT TIME ZONE 'UTC' AS DATE)"),
        Function.ToDate => SqlText.Cast(a[0], "DATE"),
        Function.ArrayLength => new($"COALESCE(LEN({a[0]}), 0)"),
        _ => base.FunctionCall(node, a),
    };

    internal override SqlText AggregateCall(Aggregate aggregate, SqlText value, SqlType type, bool mayBeNaN, string over) => aggregate switch
    {
        // The sum of BIGINTs is a HUGEINT.
        Aggregate.Sum when type.Kind == DataType.Int64 => SqlText.Cast(base.AggregateCall(aggregate, value, type, mayBeNaN, over), TypeName(type)),

        Aggregate.Sum when type.Kind == DataType.Numeric => AsNumeric(base.AggregateCall(aggregate, value, type, mayBeNaN, over)),

        // NaN is the greatest, so MIN would hide it.
        Aggregate.Min when mayBeNaN => new($"CASE WHEN BOOL_OR({IsNaN(value)}){over} THEN {NaN} ELSE MIN({value}){over} END"),

        // STDDEV_SAMP fails on NaN and infinities.
        Aggregate.StdDev when mayBeNaN =>
            new($"CASE WHEN COUNT({value}){over} > 1 AND BOOL_OR(NOT ISFINITE({value})){over} THEN {NaN} "
                + $"ELSE STDDEV_SAMP({value}) FILTER (WHERE ISFINITE({value})){over} END"),
        _ => base.AggregateCall(aggregate, value, type, mayBeNaN, over),
    };

    internal override SqlText Round(SqlText value, long digits, SqlType type) =>
        type.Kind == DataType.Numeric ? AsNumeric(base.Round(value, digits, type)) : base.Round(value, digits, type);

    internal override SqlText IsNaN(SqlText value) => SqlText.Call("ISNAN", value);

    // JSON_EXTRACT_STRING gives objects and arrays as text, and fails on a text that is no JSON.
    internal override SqlText JsonValue(SqlText json, SqlText path) =>
        new($"CASE WHEN TRY(JSON_TYPE({json}, {path})) NOT IN ('OBJECT', 'ARRAY') THEN JSON_EXTRACT_STRING({json}, {path}) END");

    internal override SqlText ElementAt(SqlText list, long index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{list.Within(Precedence.Primary)}[{index + 1}]"));

    internal override SqlText ArrayContains(SqlText list, SqlText value) => SqlText.Call("LIST_CONTAINS", list, value);

    internal override SqlText AnyElement(SqlText list, string element, SqlText condition) =>
        new($"LEN(LIST_FILTER({list}, LAMBDA {element}: {condition})) > 0", Precedence.Comparison, MayBeNull: true);

    // Not with FILTER: each one has a copy of all arguments of all aggregates, which hundreds of them pay for with hundreds of megabytes.
    internal override SqlText CountIf(SqlText condition, string over) => new($"COUNT(CASE WHEN {condition} THEN 1 END){over}");

    // QUANTILE_DISC is exact, so it gives the same boundaries each time.
    internal override SqlText ApproxQuantiles(SqlText value, long buckets, string over)
    {
        var fractions = Enumerable.Range(0, checked((int)buckets) + 1).Select(i => (i / (double)buckets).ToString(CultureInfo.InvariantCulture));
        return new($"QUANTILE_DISC({value}, [{string.Join(", ", fractions)}]){over}");
    }

    // A product, sum or rounded DECIMAL has a scale of its own; where two meet whose digits exceed 38, DuckDB would cut off decimals.
    private SqlText AsNumeric(SqlText value) => SqlText.Cast(value, TypeName(SqlType.Numeric));

    // NULLIF takes a bare parameter for a text.
    private SqlText Typed(FunctionNode node, int index, SqlText argument) =>
        node.Arguments[index] is ConstantNode constant ? SqlText.Cast(argument, TypeName(constant.Type)) : argument;

    // x // 0 and x % 0 are NULL here, x / 0 an infinity.
    private static SqlText NotByZero(FunctionNode node, SqlText divisor, SqlText quotient) =>
        node.Arguments[1] is ConstantNode { Value: not (0L or 0m) }
            ? quotient
            : new($"CASE WHEN {divisor.Operand} = 0 THEN ERROR('division by zero') ELSE {quotient} END");

    private static string Decimal(SqlType type)
    {
        var (precision, scale) = type.Precision is { } declared and <= 38 ? (declared, type.Scale ?? 0) : (38, 9);
        return string.Create(CultureInfo.InvariantCulture, $"DECIMAL({precision}, {scale})");
    }
}
