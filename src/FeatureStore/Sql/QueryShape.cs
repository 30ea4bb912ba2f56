using System.Runtime.CompilerServices;

namespace FeatureStore;

/// <summary>
/// A query with its constants taken out: equal shapes have the same SQL text, and differ only in the values of their parameters. It keeps of a
/// constant which others it equals, for equal ones share a parameter, and what else the text depends on: its type, and whether it is NaN or zero.
/// </summary>
internal sealed class QueryShape : IEquatable<QueryShape>
{
    [ThreadStatic]
    private static QueryShape? s_scratch;

    private readonly Dictionary<(DataType Type, object Value), int> _indices = new(ParameterIdentity.Instance);
    private readonly List<object> _constants = [];
    private Piece[] _pieces;
    private int _count;
    private HashCode _hash;
    private int _hashCode;

    private QueryShape(Piece[] pieces) => _pieces = pieces;

    /// <summary>Number of pieces, as a measure of its memory.</summary>
    public int Length => _count;

    /// <summary>The different constants of the query, in the order in which it meets them.</summary>
    public IReadOnlyList<object> Constants => _constants;

    /// <summary>Describes a query in memory that the thread uses again: valid until the next call, unless copied.</summary>
    public static QueryShape Of<TResult>(Query<TResult> query)
    {
        var shape = s_scratch ??= new(new Piece[256]);
        shape.Clear();
        query.Describe(shape);
        shape._hashCode = shape._hash.ToHashCode();
        return shape;
    }

    /// <summary>A copy that may be kept; it knows no constants.</summary>
    public QueryShape Copy() => new(_pieces.AsSpan(0, _count).ToArray()) { _count = _count, _hashCode = _hashCode };

    /// <summary>Forgets the query, so that nothing of it is kept alive.</summary>
    public void Clear()
    {
        _pieces.AsSpan(0, _count).Clear();
        _indices.Clear();
        _constants.Clear();
        (_count, _hash) = (0, default);
    }

    /// <summary>Which of the constants a value is; -1 if it is none.</summary>
    public int IndexOf(DataType type, object value) => _indices.GetValueOrDefault((type, value), -1);

    public void Add(long number) => Add(new Piece(null, number), 0);

    public void Add(string name) => Add(new Piece(name, 0), name.GetHashCode(StringComparison.Ordinal));

    public void Add(ColumnInfo column) => Add(new Piece(column, 0), RuntimeHelpers.GetHashCode(column));

    public void Add(TableInfo table) => Add(new Piece(table, 0), RuntimeHelpers.GetHashCode(table));

    public void Add(SqlType type) => Add(new Piece(type, 0), (int)type.Kind);

    /// <summary>A value that stands in the text.</summary>
    public void AddLiteral(object value) => Add(new Piece(value, 0), value.GetHashCode());

    public void Add(Node node)
    {
        var type = node.GetType();
        Add(new Piece(type, node.OperandCount), type.GetHashCode());
        node.Describe(this);
        for (var i = 0; i < node.OperandCount; i++)
            Add(node.OperandAt(i));
    }

    public void AddConstant(ConstantNode constant)
    {
        var key = (constant.Type.Kind, constant.Value);
        if (!_indices.TryGetValue(key, out var index))
        {
            _indices.Add(key, index = _constants.Count);
            _constants.Add(constant.Value);
        }

        // An enum that no column spells is refused by the renderer.
        var kind = !constant.IsNotNaN ? 1 : constant.IsZero ? 2 : constant.Value is Enum ? 3 : 0;
        Add(new Piece(constant.Type, (4 * index) + kind), (int)constant.Type.Kind);
    }

    public void Add(ValueList<Node> nodes)
    {
        Add(nodes.Count);
        foreach (var node in nodes)
            Add(node);
    }

    public bool Equals(QueryShape? other) =>
        other is not null && _hashCode == other._hashCode && _pieces.AsSpan(0, _count).SequenceEqual(other._pieces.AsSpan(0, other._count));

    public override bool Equals(object? obj) => Equals(obj as QueryShape);

    public override int GetHashCode() => _hashCode;

    private void Add(Piece piece, int hash)
    {
        if (_count == _pieces.Length)
            Array.Resize(ref _pieces, 2 * _count);
        _pieces[_count++] = piece;
        _hash.Add(hash ^ (int)piece.Number);
    }

    /// <summary>A number, and what else is to be equal: a class of node, a column or a table by reference, a type, a name or a literal by value.</summary>
    private readonly struct Piece(object? part, long number) : IEquatable<Piece>
    {
        private readonly object? _part = part;

        public long Number { get; } = number;

        public bool Equals(Piece other) => Number == other.Number
            && (ReferenceEquals(_part, other._part) || (_part is string or SqlType or long && _part.Equals(other._part)));

        public override bool Equals(object? obj) => obj is Piece other && Equals(other);

        public override int GetHashCode() => Number.GetHashCode();
    }
}
