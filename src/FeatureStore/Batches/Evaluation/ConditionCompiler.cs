namespace FeatureStore;

/// <summary>Turns conditions into nodes that evaluate blocks of a batch. What several conditions have in common becomes one node.</summary>
internal sealed partial class ConditionCompiler
{
    private readonly TableInfo _table;

    // All columns, fields and elements that are read; each after what it is of.
    private readonly List<ColumnSource> _sources = [];

    // What was made, by what it is made of.
    private readonly Dictionary<ValueList<object>, object> _made = [];

    // What became of a node of an expression, for one that is met again.
    private readonly Dictionary<Node, List<(Frame Frame, BlockNode Made)>> _met = new(ReferenceEqualityComparer.Instance);
    private readonly List<Scope> _scopes = [];
    private int _start;
    private int _count;

    public ConditionCompiler(TableInfo table)
    {
        _table = table;
        _scopes.Add(new("", Rows, null));
    }

    /// <summary>The rows of the batch, block by block.</summary>
    public Frame Rows { get; } = new();


    /// <summary>The columns of the table that are read, by ordinal.</summary>
    public SortedSet<int> Ordinals { get; } = [];

    /// <summary>Rows of the batch, or elements, and what stands for one of them.</summary>
    private sealed record Scope(string Element, Frame Frame, ColumnSource? Source);

    private Frame Frame => _scopes[^1].Frame;

    /// <summary>The day that it is, for conditions that ask.</summary>
    private long Today { get; set; }

    /// <summary>A condition on the rows of the batch; a bool that may be null is false where it is.</summary>
    /// <exception cref="NotSupportedException">It asks for what no batch holds.</exception>
    public Bits Condition(Node node) => node switch
    {
        TruthNode truth => Truth(truth.Value),
        _ when Depth(node) is var depth && depth < _scopes.Count - 1 => Lift(depth, () => Condition(node), static (frame, outer) => new OuterBits(frame, outer)),
        _ => Met(node, () => Compile(node)),
    };

    /// <summary>Begins with a batch; <see cref="Next"/> goes through its rows.</summary>
    /// <exception cref="InvalidOperationException">The batch lacks a column that is read.</exception>
    public void Start(Batch batch)
    {
        foreach (var source in _sources)
            source.Find(batch);
        Today = DateOnly.FromDateTime(DateTime.UtcNow).DayNumber;
        (_start, _count) = (0, batch.Count);
    }

    /// <summary>Goes to the next block of rows; false after the last.</summary>
    public bool Next()
    {
        if (_start >= _count)
            return false;
        Rows.Next(_start, Math.Min(_count - _start, Frame.MaxRows));
        _start += Frame.MaxRows;
        return true;
    }

    /// <summary>Values of a type.</summary>
    /// <exception cref="NotSupportedException">It asks for what no batch holds.</exception>
    public Values<T> ValuesOf<T>(Node node)
        where T : struct, IEquatable<T>, IComparable<T>
    {
        switch (node)
        {
            case ConstantNode constant:
                return Constant((T)ConstantValue(constant, typeof(T)));
            case UnknownEnumNode when typeof(T) == typeof(long):
                return Constant((T)(object)(long)IBatchCodes.UnknownCode);
            case NullNode:
                return Once(["null", Frame, typeof(T)], () => new NullValues<T>(Frame));
        }

        node = Pushed(node);
        var depth = Depth(node);
        return depth < _scopes.Count - 1
            ? Lift(depth, () => ValuesOf<T>(node), static (frame, outer) => new OuterValues<T>(frame, outer))
            : Met(node, () => Compile<T>(node));
    }

    private Values<T> Compile<T>(Node node)
        where T : struct, IEquatable<T>, IComparable<T>
    {
        switch (node)
        {
            case ConditionNode choice:
                return Choice(Condition(choice.Condition), ValuesOf<T>(choice.Then), ValuesOf<T>(choice.Else));
            case FunctionNode { Function: Function.Coalesce } coalesce:
                return coalesce.Arguments.AsSpan().ToArray().Select(ValuesOf<T>).Reverse().Aggregate((otherwise, value) => Choice(IsNull(value), otherwise, value));
            case FunctionNode { Function: Function.NullIf } nullIf:
                var value = ValuesOf<T>(nullIf.Arguments[0]);
                return Choice(Condition(new ComparisonNode(Comparison.Equal, nullIf.Arguments[0], nullIf.Arguments[1])), ValuesOf<T>(new NullNode(node.Type)), value);
            case var _ when PlaceOf(node) is { } place:
                return (Values<T>)Column(place, node is RawTextNode ? ((RawTextNode)node).Column.Type.Texts : node.Type.Texts, typeof(T));
            case FunctionNode function:
                return (Values<T>)Call(function, typeof(T));
            case var _ when IsCondition(node) && typeof(T) == typeof(long):
                var condition = Condition(node);
                return (Values<T>)(object)Once(["condition", condition], () => new ConditionValues(condition));
            default:
                throw Unsupported(node);
        }
    }

    private Values<T> Choice<T>(Bits condition, Values<T> then, Values<T> otherwise)
        where T : struct, IEquatable<T>, IComparable<T> =>
        Once(["choice", condition, then, otherwise], () => new ChoiceValues<T>(condition, then, otherwise));

    private Values<T> Constant<T>(T value)
        where T : struct, IEquatable<T>, IComparable<T>
    {
        // 0.0 equals -0.0, but is another value.
        object key = value is double number ? BitConverter.DoubleToInt64Bits(number) : value;
        return Once(["constant", Frame, typeof(T), key], () => new ConstantValues<T>(Frame, value));
    }

    private static object ConstantValue(ConstantNode node, Type type) => node.Value switch
    {
        Enum value => throw new InvalidOperationException($"The enum value {value} meets no column that says how it is spelled; compare or combine it with an enum column."),
        string text when type == typeof(long) => (long)node.Type.Texts!.CodeOf(text),
        string text => Utf8.Of(text),
        bool truth => truth ? 1L : 0L,
        DateOnly day => (long)day.DayNumber,
        DateTimeOffset instant => instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks,
        DateTime time => time.Ticks - DateTime.UnixEpoch.Ticks,
        TimeOnly time => time.Ticks,
        ValueList<byte> bytes => Utf8.Of(bytes.AsSpan().ToArray()),
        var value => value,
    };

    private Values Column(Place place, EnumText? texts, Type type)
    {
        object[] key = ["column", type, place];
        return type == typeof(long) ? Once(key, () => new LongColumn(place, texts))
            : type == typeof(double) ? Once(key, () => new NumberColumn<double>(place))
            : type == typeof(decimal) ? Once(key, () => new NumberColumn<decimal>(place))
            : Once(key, () => new TextColumn(place, texts));
    }

    /// <summary>Where the values of a node stand; null for one that is computed.</summary>
    private Place? PlaceOf(Node node) => node switch
    {
        ColumnNode column => new(Rows, Source(column.Column), null),
        RawTextNode text => PlaceOf(text.Column),
        ElementNode element when _scopes[^1] is var scope && scope.Element == element.Name && scope.Source is not null =>
            new(scope.Frame, scope.Source, Once(["elements", scope.Frame], () => new FrameElements(scope.Frame))),
        FieldNode field when PlaceOf(field.Struct) is { } of => of with { Source = Source(["field", of.Source, Position(field)], () => of.Source.Field(Position(field))) },
        FunctionNode { Function: Function.ElementAt } at => ElementAt(Lists(at.Arguments[0]), (long)((ConstantNode)at.Arguments[1]).Value),
        _ => null,
    };

    private Place ElementAt(ListValues lists, long index) =>
        new(lists.Frame, lists.Elements, Once(["element at", lists, index], () => new ElementNumbers(lists, (int)index)));

    private static int Position(FieldNode field) => field.Struct.Type.Fields.AsSpan().IndexOf(field.Field);

    private ListValues Lists(Node node)
    {
        if (Depth(node) is var depth && depth < _scopes.Count - 1)
            return Lift(depth, () => Lists(node), static (frame, outer) => new OuterLists(frame, outer));
        if (PlaceOf(node) is not { } place)
            throw Unsupported(node);
        var elements = Source(["elements of", place.Source], place.Source.Elements);
        return Once(["lists", place], () => new ListColumn(place, elements));
    }

    private ColumnSource Source(ColumnInfo column)
    {
        var ordinal = _table.OrdinalOf(column.Name);
        if (ordinal < 0 || !_table.Columns[ordinal].Equals(column))
            throw new ArgumentException($"A condition reads column {column.Name}, which is not one of {_table.TableId}.");
        Ordinals.Add(ordinal);
        return Source(["source", ordinal], () => new ColumnSource(ordinal));
    }

    private ColumnSource Source(object[] key, Func<ColumnSource> make) => Once(key, () =>
    {
        var made = make();
        _sources.Add(made);
        return made;
    });

    private T Once<T>(object[] key, Func<T> make)
        where T : class
    {
        var list = ValueList.Wrap(key);
        if (_made.TryGetValue(list, out var made))
            return (T)made;
        var value = make();
        _made.Add(list, value);
        return value;
    }

    private T Met<T>(Node node, Func<T> compile)
        where T : BlockNode
    {
        if (!_met.TryGetValue(node, out var list))
            _met.Add(node, list = []);
        foreach (var (frame, made) in list)
        {
            if (frame == Frame && made is T known)
                return known;
        }

        var compiled = compile();
        list.Add((Frame, compiled));
        return compiled;
    }

    /// <summary>Compiles what does not depend on the innermost elements over the rows that it is about, and hands it down.</summary>
    private T Lift<T>(int depth, Func<T> compile, Func<Frame, T, T> down)
        where T : BlockNode
    {
        var inner = _scopes[(depth + 1)..];
        _scopes.RemoveRange(depth + 1, inner.Count);
        var value = compile();
        foreach (var scope in inner)
        {
            var outer = value;
            value = Once(["down", scope.Frame, outer], () => down(scope.Frame, outer));
            _scopes.Add(scope);
        }

        return value;
    }

    /// <summary>How deep in lists the elements are that a node speaks of; 0 for rows of the batch.</summary>
    private int Depth(Node node) => _scopes.Count == 1 ? 0 : Depth(node, []);

    private int Depth(Node node, ValueList<string> bound) => node switch
    {
        ElementNode element => bound.Contains(element.Name) ? 0 : Math.Max(_scopes.FindLastIndex(s => s.Element == element.Name), 0),
        AnyElementNode any => Math.Max(Depth(any.List, bound), Depth(any.Condition, [.. bound, any.Element.Name])),
        _ => node.Operands.Select(o => Depth(o, bound)).DefaultIfEmpty().Max(),
    };

    /// <summary>A choice between lists or STRUCTs stands outside of what is asked of them.</summary>
    private static Node Pushed(Node node) => node switch
    {
        FieldNode field => Pushed(Pushed(field.Struct), s => field with { Struct = s }, field),
        FunctionNode { Function: Function.ArrayLength or Function.ElementAt } function =>
            Pushed(Pushed(function.Arguments[0]), list => function with { Arguments = [list, .. function.Arguments.AsSpan()[1..]] }, function),
        _ => node,
    };

    private static Node Pushed(Node of, Func<Node, Node> ask, Node node) => of switch
    {
        ConditionNode choice => new ConditionNode(choice.Condition, Pushed(ask(choice.Then)), Pushed(ask(choice.Else))),
        NullNode => new NullNode(node.Type),
        _ when ReferenceEquals(of, node.Operands.First()) => node,
        _ => ask(of),
    };

    private static NotSupportedException Unsupported(Node node) => new(node switch
    {
        PseudoColumnNode pseudo => $"A batch has no {pseudo.Name}, which the engine keeps beside the columns; filter by it where the batch is read.",
        FunctionNode function => $"The function {function.Function} of {string.Join(" and ", function.Arguments.AsSpan().ToArray().Select(a => a.Type.Kind.SqlName()))} cannot be evaluated over batches.",
        _ => $"{node.GetType().Name} of {node.Type.Kind.SqlName()} cannot be evaluated over batches.",
    });
}
