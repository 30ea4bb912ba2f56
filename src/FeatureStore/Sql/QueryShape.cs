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

    private Piece[] _pieces;
    private int _count;
    private int _hash;

    private QueryShape(Piece[] pieces) => _pieces = pieces;

    /// <summary>Number of pieces, as a measure of its memory.</summary>
    public int Length => _count;

    /// <summary>The constants of the query that was described last; a copy has none.</summary>
    public QueryConstants Constants { get; private init; } = QueryConstants.None;

    /// <summary>Describes a query in memory that the thread uses again: valid until the next call, unless copied.</summary>
    public static QueryShape Of<TResult>(Query<TResult> query)
    {
        var shape = s_scratch ??= new(new Piece[256]) { Constants = new() };
        shape.Clear();
        query.Describe(shape);
        return shape;
    }

    /// <summary>A copy that may be kept.</summary>
    public QueryShape Copy() => new(_pieces.AsSpan(0, _count).ToArray()) { _count = _count, _hash = _hash };

    /// <summary>Forgets the query, so that nothing of it is kept alive.</summary>
    public void Clear()
    {
        _pieces.AsSpan(0, _count).Clear();
        Constants.Clear();
        (_count, _hash) = (0, 0);
    }

    public void Add(long number) => Add(null, number, 0);

    public void Add(string name) => Add(name, 0, name.Length);

    public void Add(ColumnInfo column) => Add(column, 0, RuntimeHelpers.GetHashCode(column));

    public void Add(TableInfo table) => Add(table, 0, RuntimeHelpers.GetHashCode(table));

    public void Add(SqlType type) => Add(type, 0, (int)type.Kind);

    /// <summary>A node by its class, its operands, and what else it says as a number.</summary>
    public void AddNode(Node node, int detail = 0)
    {
        var operands = node.OperandCount;
        Add(node.GetType(), ((long)detail << 32) | (uint)operands, 0);
        for (var i = 0; i < operands; i++)
            node.OperandAt(i).Describe(this);
    }

    /// <summary>A value that stands in the text.</summary>
    public void AddLiteral(object value) => Add(value, -1, value.GetHashCode());

    /// <summary>A value that travels as a parameter.</summary>
    public void AddConstant(ConstantNode constant)
    {
        // An enum that no column spells is refused by the renderer.
        var kind = !constant.IsNotNaN ? 1 : constant.IsZero ? 2 : constant.Value is Enum ? 3 : 0;
        Add(constant.Type, (4 * Constants.Add(constant.Type.Kind, constant.Value)) + kind, (int)constant.Type.Kind);
    }

    public void Add(ValueList<Node> nodes)
    {
        Add(nodes.Count);
        foreach (var node in nodes)
            node.Describe(this);
    }

    public bool Equals(QueryShape? other) =>
        other is not null && _hash == other._hash && _pieces.AsSpan(0, _count).SequenceEqual(other._pieces.AsSpan(0, other._count));

    public override bool Equals(object? obj) => Equals(obj as QueryShape);

    public override int GetHashCode() => _hash;

    private void Add(object? part, long number, int hash)
    {
        if (_count == _pieces.Length)
            Array.Resize(ref _pieces, 2 * _count);
        _pieces[_count++] = new(part, number);
        _hash = (_hash * 31) + hash ^ (int)number ^ (int)(number >> 32);
    }

    /// <summary>A number, and what else is to be equal: a class of node, a column or a table by reference, a type, a name or a literal by value.</summary>
    private readonly struct Piece(object? part, long number) : IEquatable<Piece>
    {
        private readonly object? _part = part;
        private readonly long _number = number;

        public bool Equals(Piece other) => _number == other._number
            && (ReferenceEquals(_part, other._part) || (_part is string or SqlType or long && _part.Equals(other._part)));

        public override bool Equals(object? obj) => obj is Piece other && Equals(other);

        public override int GetHashCode() => _number.GetHashCode();
    }
}
