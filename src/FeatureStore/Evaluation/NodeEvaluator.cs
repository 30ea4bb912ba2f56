namespace FeatureStore;

/// <summary>
/// Evaluates expressions over the rows of a block, each for all rows at once, with the meaning that they have in C#. What it does not know it
/// refuses, so that an engine is asked instead.
/// </summary>
internal sealed partial class NodeEvaluator
{
    private readonly RowBlock _block;
    private readonly int _count;
    private readonly Dictionary<Node, bool[]> _conditions = new(ReferenceEqualityComparer.Instance);

    // Of the elements of lists: the element, the values of all lists one after the other, the row of each, and who evaluates the rows.
    private readonly ElementNode? _element;
    private readonly EvaluatedColumn? _elements;
    private readonly int[] _rows = [];
    private readonly NodeEvaluator? _outer;

    public NodeEvaluator(RowBlock block)
    {
        _block = block;
        _count = block.Count;
    }

    private NodeEvaluator(NodeEvaluator outer, ElementNode element, EvaluatedColumn elements, int[] rows)
    {
        _block = outer._block;
        _count = rows.Length;
        (_outer, _element, _elements, _rows) = (outer, element, elements, rows);
    }

    /// <summary>The value for each row.</summary>
    /// <exception cref="NotSupportedException">The expression, or its type, is not evaluated here.</exception>
    public EvaluatedColumn Value(Node node) => node switch
    {
        ElementNode when node == _element => _elements!,
        ConstantNode constant => Constant(constant),
        _ when _outer is not null && !node.SelfAndDescendants().Any(n => n is ElementNode) => _outer.Value(node).At(_rows),
        ColumnNode column => _block.Column(column.Column),
        RawTextNode text => _block.Column(text.Column.Column),
        NullNode => Null(node.Type),
        ConditionNode condition => Case(condition),
        FunctionNode function when !IsCondition(function) => Call(function),
        _ when IsCondition(node) => new EvaluatedColumn<bool>(Condition(node)),
        _ => throw Unknown(node),
    };

    private EvaluatedColumn<T> Value<T>(Node node) => Value(node) as EvaluatedColumn<T> ?? throw Unknown(node);

    private EvaluatedColumn Constant(ConstantNode node) => node.Value switch
    {
        double number => Constant(number),
        long number => Constant(number),
        decimal number => Constant(number),
        bool truth => Constant(truth),
        string text => Constant(text),
        DateOnly day => Constant(day),
        DateTimeOffset time => Constant(time.UtcDateTime),
        DateTime time => Constant(time),
        _ => throw Unknown(node),
    };

    private EvaluatedColumn<T> Constant<T>(T value)
    {
        var values = new T[_count];
        Array.Fill(values, value);
        return new(values);
    }

    private EvaluatedColumn Null(SqlType type) => (type.Kind, type.Repeated) switch
    {
        (DataType.Float64, false) => Nulls<double>(),
        (DataType.Int64, false) => Nulls<long>(),
        (DataType.Numeric, false) => Nulls<decimal>(),
        (DataType.Bool, false) => Nulls<bool>(),
        (DataType.String, false) => Nulls<string>(),
        (DataType.Date, false) => Nulls<DateOnly>(),
        (DataType.Timestamp or DataType.DateTime, false) => Nulls<DateTime>(),
        _ => throw new NotSupportedException($"A null of type {type.Kind} is not evaluated here."),
    };

    private EvaluatedColumn<T> Nulls<T>()
    {
        var nulls = new bool[_count];
        Array.Fill(nulls, true);
        return new(new T[_count], nulls);
    }

    private EvaluatedColumn Case(ConditionNode node)
    {
        var condition = Condition(node.Condition);
        var (then, otherwise) = (Value(node.Then), Value(node.Else));
        return then switch
        {
            EvaluatedColumn<double> values => Choose(values, otherwise),
            EvaluatedColumn<long> values => Choose(values, otherwise),
            EvaluatedColumn<decimal> values => Choose(values, otherwise),
            EvaluatedColumn<bool> values => Choose(values, otherwise),
            EvaluatedColumn<string> values => Choose(values, otherwise),
            EvaluatedColumn<DateOnly> values => Choose(values, otherwise),
            EvaluatedColumn<DateTime> values => Choose(values, otherwise),
            _ => throw Unknown(node),
        };

        EvaluatedColumn<T> Choose<T>(EvaluatedColumn<T> first, EvaluatedColumn second)
        {
            var other = second as EvaluatedColumn<T> ?? throw Unknown(node);
            var (values, nulls) = (new T[_count], first.Nulls is null && other.Nulls is null ? null : new bool[_count]);
            for (var row = 0; row < values.Length; row++)
            {
                var chosen = condition[row] ? first : other;
                values[row] = chosen.Values[row];
                if (nulls is not null)
                    nulls[row] = chosen.IsNull(row);
            }

            return new(values, nulls);
        }
    }

    private static NotSupportedException Unknown(Node node) => new($"{node.GetType().Name} of type {node.Type.Kind} is not evaluated here.");
}
