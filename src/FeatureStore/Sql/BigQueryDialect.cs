using System.Globalization;

namespace FeatureStore;

/// <summary>GoogleSQL, as BigQuery runs it.</summary>
public sealed class BigQueryDialect : SqlDialect
{
    // The reserved keywords of GoogleSQL, and the functions that are called without parentheses.
    private static readonly HashSet<string> ReservedWords = Words(
        """
        ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS CUBE CURRENT
        DEFAULT DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE FETCH FOLLOWING FOR FROM FULL
        GRAPH_TABLE GROUP GROUPING GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LIKE
        LIMIT LOOKUP MATCH_RECOGNIZE MERGE NATURAL NEW NO NOT NULL NULLS OF ON OR ORDER OUTER OVER PARTITION PRECEDING PROTO
        QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT SET SOME STRUCT TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED
        UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN
        CURRENT_DATE CURRENT_DATETIME CURRENT_TIME CURRENT_TIMESTAMP
        """);

    private readonly string? _project;
    private readonly string? _dataset;

    /// <summary>With tables where their definitions say.</summary>
    public BigQueryDialect()
    {
    }

    /// <summary>With tables in another project or dataset.</summary>
    /// <param name="project">Cloud project; null for the one of the definition.</param>
    /// <param name="dataset">Dataset; null for the one of the definition.</param>
    public BigQueryDialect(string? project, string? dataset)
    {
        _project = project;
        _dataset = dataset;
    }

    /// <inheritdoc/>
    public override string Name => "BigQuery";

    internal override bool NaNIsGreatest => false;

    internal override bool QualifyNeedsWhere => true;

    internal override bool KnowsKeysAgain => false;

    private protected override IReadOnlySet<string> Reserved => ReservedWords;

    /// <inheritdoc/>
    public override string Table(TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Quoted($"{_project ?? table.ProjectId}.{_dataset ?? table.DatasetId}.{table.TableId}");
    }

    /// <inheritdoc/>
    public override string Placeholder(string name) => $"@{name}";

    /// <summary>The value of a parameter as its API takes it: text, whatever its type.</summary>
    /// <exception cref="NotSupportedException">No parameter has a value of that type.</exception>
    public static string ParameterText(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            string text => text,
            bool truth => truth ? "true" : "false",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            ValueList<byte> bytes => Convert.ToBase64String(bytes.AsSpan()),
            byte[] bytes => Convert.ToBase64String(bytes),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException($"A {value.GetType().Name} cannot be a parameter."),
        };
    }

    private protected override string Quoted(string identifier) =>
        $"`{identifier.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("`", @"\`", StringComparison.Ordinal)}`";

    internal override string TypeName(SqlType type)
    {
        var element = type.Kind == DataType.Struct
            ? $"STRUCT<{string.Join(", ", type.Fields.Select(f => $"{Quote(f.Name)} {TypeName(f)}"))}>"
            : type.Kind.SqlName();
        return type.Repeated ? $"ARRAY<{element}>" : element;
    }

    internal override string PseudoColumn(string name) => name;

    internal override string Unnest(SqlText list, string element) => $"CROSS JOIN UNNEST({list}) AS {element}";

    // Nulls and NaN lie where they should already.
    internal override string OrderBy(SqlText key, Ordering ordering, bool mayBeNaN)
    {
        var text = ordering.Descending ? $"{key} DESC" : key.Text;
        return ordering.NullsFirst is { } first && first == ordering.Descending && ordering.Key.CanBeNull
            ? $"{text} NULLS {(first ? "FIRST" : "LAST")}"
            : text;
    }

    internal override SqlText FunctionCall(FunctionNode node, SqlText[] a) => node.Function switch
    {
        Function.Divide when node.Type.IsFloat => SqlText.Call("IEEE_DIVIDE", a),
        Function.Divide when node.Type.Kind == DataType.Int64 => SqlText.Call("DIV", a),
        Function.Divide => SqlText.Binary(a[0], "/", a[1], Precedence.Multiplicative),

        // SAFE_DIVIDE would also turn an overflow into NULL.
        Function.SafeDivide => new($"IEEE_DIVIDE({a[0]}, NULLIF({a[1]}, 0))"),
        Function.Modulo => SqlText.Call("MOD", a),
        Function.Contains => new($"STRPOS({a[0]}, {a[1]}) > 0", Precedence.Comparison),
        Function.Length => SqlText.Call("CHAR_LENGTH", a),
        Function.CurrentDate => new("CURRENT_DATE('UTC')"),
        Function.AddDays => new($"DATE_ADD({a[0]}, INTERVAL {a[1]} DAY)"),
        Function.DiffTicks => SqlText.Binary(
            new($"{(node.Arguments[0].Type.Kind == DataType.DateTime ? "DATETIME" : "TIMESTAMP")}_DIFF({a[0]}, {a[1]}, MICROSECOND)"), "*", new("10"), Precedence.Multiplicative),
        Function.DiffDays => new($"DATE_DIFF({a[0]}, {a[1]}, DAY)"),
        Function.TruncateToWeek => new($"DATE_TRUNC({a[0]}, WEEK(MONDAY))"),
        Function.TruncateToMonth => new($"DATE_TRUNC({a[0]}, MONTH)"),
        Function.ToDate => node.Arguments[0].Type.Kind == DataType.Timestamp ? new($"DATE({a[0]}, 'UTC')") : SqlText.Call("DATE", a),
        Function.ArrayLength => new($"IFNULL(ARRAY_LENGTH({a[0]}), 0)"),
        _ => base.FunctionCall(node, a),
    };

    internal override SqlText IsNaN(SqlText value) => SqlText.Call("IS_NAN", value);

    internal override SqlText JsonValue(SqlText json, SqlText path) => SqlText.Call("JSON_VALUE", json, path);

    internal override SqlText ElementAt(SqlText list, long index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{list.Within(Precedence.Primary)}[SAFE_OFFSET({index})]"));

    internal override SqlText ArrayContains(SqlText list, SqlText value) => new($"{value.Operand} IN UNNEST({list})", Precedence.Comparison);

    internal override SqlText AnyElement(SqlText list, string element, SqlText condition) =>
        new($"EXISTS (SELECT 1 FROM UNNEST({list}) AS {element} WHERE {condition})");

    internal override SqlText CountIf(SqlText condition, string over) => new($"COUNTIF({condition}){over}");

    internal override SqlText ApproxQuantiles(SqlText value, long buckets, string over) =>
        new(string.Create(CultureInfo.InvariantCulture, $"APPROX_QUANTILES({value}, {buckets}){over}"));
}
