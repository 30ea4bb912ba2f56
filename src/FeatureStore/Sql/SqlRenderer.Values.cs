using System.Globalization;

namespace FeatureStore;

// Values: columns, parameters, functions, aggregates, windows. A condition as a value is never NULL.
internal sealed partial class SqlRenderer
{
    private SqlText Value(Node node) => _keys.TryGetValue(node, out var key) ? new(key, MayBeNull: node.CanBeNull) : IsCondition(node) ? Filter(node).IsTrue() : Plain(node) with { MayBeNull = node.CanBeNull };

    private SqlText Plain(Node node) => node switch
    {
        ColumnNode column => Column(column.Column),
        RawTextNode text => Plain(text.Column),
        PseudoColumnNode pseudo => new(dialect.PseudoColumn(pseudo.Name)),
        FieldNode field => new($"{Value(field.Struct).Within(Precedence.Primary)}.{dialect.Quote(field.Field.Name)}"),
        ElementNode element => new(Name(element)),
        ConstantNode { Value: Enum value } => throw new InvalidOperationException(
            $"The enum value {value} meets no column that says how it is spelled; compare or combine it with an enum column."),
        ConstantNode constant => Parameter(constant.Value, constant.Type.Kind),
        UnknownEnumNode unknown => OwnParameter(UnknownText(unknown.Type.Texts!), DataType.String),
        NullNode => new($"CAST(NULL AS {dialect.TypeName(node.Type)})"),
        ConditionNode condition => Case(condition),
        FunctionNode function => FunctionCall(function),
        AggregateNode aggregate => AggregateCall(aggregate, ""),
        WindowNode window => Over(window),
        _ => throw new InvalidOperationException($"There is no SQL for {node.GetType().Name}."),
    };

    /// <summary>A value where its order counts: texts have that of texts, however they are stored.</summary>
    private SqlText Sortable(Node node) => Sortable(node, Value(node));

    private SqlText Sortable(Node node, SqlText value) => dialect.EnumsHaveAnOrder && MayBeEnum(node) ? SqlText.Cast(value, dialect.TypeName(SqlType.String)) : value;

    // What meets a text of another kind is a text; a list and a STRUCT hold texts.
    private static bool MayBeEnum(Node node) => node switch
    {
        ColumnNode { Column: { Texts: not null, Mode: not ColumnMode.Repeated } } => true,
        RawTextNode text => MayBeEnum(text.Column),
        ConditionNode condition => MayBeEnum(condition.Then) && MayBeEnum(condition.Else),
        FunctionNode { Function: Function.NullIf or Function.Lag or Function.Lead } function => MayBeEnum(function.Arguments[0]),
        FunctionNode { Function: Function.Coalesce } function => function.Arguments.All(MayBeEnum),
        WindowNode window => MayBeEnum(window.Function),
        _ => false,
    };

    private SqlText Column(ColumnInfo column)
    {
        _usedColumns.Add(column);
        return new(_qualifier + dialect.Quote(column.Name));
    }

    /// <summary>Any text that the catalog does not know reads as Unknown.</summary>
    private static string UnknownText(EnumText texts)
    {
        var text = "unknown";
        while (texts.Texts.Contains(text))
            text += "?";
        return text;
    }

    private string Name(ElementNode element) => dialect.Quote(Unused(element.Name));

    private SqlText Case(ConditionNode node)
    {
        var whens = new List<string>();
        Node rest = node;
        for (; rest is ConditionNode condition; rest = condition.Else)
            whens.Add($"WHEN {Filter(condition.Condition)} THEN {Value(condition.Then)}");
        return new($"CASE {string.Join(' ', whens)} ELSE {Value(rest)} END");
    }

    private SqlText FunctionCall(FunctionNode node)
    {
        var arguments = node.Arguments;
        switch (node.Function)
        {
            case Function.RowNumber or Function.Lag or Function.Lead:
                throw new InvalidOperationException($"{node.Function} needs a window; call Over on it.");
            case Function.NullIf:
                return NullIf(arguments[0], arguments[1]);
            case Function.JsonValue:
                var key = (string)((ConstantNode)arguments[1]).Value;
                return dialect.JsonValue(Value(arguments[0]), OwnParameter($"$.\"{key}\"", DataType.String));
            case Function.Round:
                return dialect.Round(Value(arguments[0]), Literal(arguments[1]), node.Type);
            case Function.ElementAt:
                return dialect.ElementAt(Value(arguments[0]), Literal(arguments[1]));
            case Function.ArrayContains:
                return ArrayContains(arguments[0], arguments[1]);
            default:
                var values = arguments.Select(Value).ToArray();
                return dialect.FunctionCall(node, values) with { MayBeNull = values.Any(v => v.MayBeNull) };
        }
    }

    // NULLIF, unless equality means something else here than it does in the engine.
    private SqlText NullIf(Node value, Node other)
    {
        if (other is NullNode)
            return Value(value);
        var plain = other is not UnknownEnumNode && !AreOpenEnums(value, other)
            && !(dialect.NaNIsGreatest && NotANumber.Possible(value) && NotANumber.Possible(other));
        return plain
            ? SqlText.Call("NULLIF", Value(value), Value(other))
            : new($"CASE WHEN {Equal(value, other)} THEN NULL ELSE {Value(value)} END");
    }

    private SqlText AggregateCall(AggregateNode node, string over)
    {
        var arguments = node.Arguments;
        return node.Aggregate switch
        {
            Aggregate.Count => new($"COUNT(*){over}"),
            Aggregate.CountIf => dialect.CountIf(Filter(arguments[0]), over),
            Aggregate.ApproxQuantiles => dialect.ApproxQuantiles(Sortable(arguments[0]), Literal(arguments[1]), over),
            Aggregate.Min or Aggregate.Max => dialect.AggregateCall(node.Aggregate, Sortable(arguments[0]), arguments[0].Type, NotANumber.Possible(arguments[0]), over),
            _ => dialect.AggregateCall(node.Aggregate, Value(arguments[0]), arguments[0].Type, NotANumber.Possible(arguments[0]), over),
        };
    }

    private SqlText Over(WindowNode node)
    {
        var clauses = new List<string>();
        if (node.PartitionBy.Count > 0)
            clauses.Add($"PARTITION BY {string.Join(", ", node.PartitionBy.Select(Value))}");
        if (node.OrderBy.Count > 0)
            clauses.Add($"ORDER BY {string.Join(", ", node.OrderBy.Select(o => dialect.OrderBy(Sortable(o.Key), o, NotANumber.Possible(o.Key))))}");
        var over = $" OVER ({string.Join(' ', clauses)})";
        return node.Function switch
        {
            AggregateNode aggregate => AggregateCall(aggregate, over),
            FunctionNode { Function: Function.RowNumber } => new($"ROW_NUMBER(){over}"),
            FunctionNode { Function: Function.Lag } lag => new($"LAG({Value(lag.Arguments[0])}, {Literal(lag.Arguments[1])}){over}"),
            FunctionNode { Function: Function.Lead } lead => new($"LEAD({Value(lead.Arguments[0])}, {Literal(lead.Arguments[1])}){over}"),
            _ => throw new InvalidOperationException("Only an aggregate, RowNumber, Lag or Lead goes over a window."),
        };
    }

    /// <summary>An integer that the grammar wants as a literal.</summary>
    private static long Literal(Node node) => node is ConstantNode { IsLiteral: true } literal
        ? Convert.ToInt64(literal.Value, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("A value that stands in the text must be part of the query's shape.");
}
