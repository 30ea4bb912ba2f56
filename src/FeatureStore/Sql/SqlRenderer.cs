namespace FeatureStore;

/// <summary>Turns queries into SQL of a dialect. One renderer makes one statement.</summary>
internal sealed partial class SqlRenderer(SqlDialect dialect)
{
    private readonly List<(string Text, bool Closed)> _selects = [];
    private readonly List<SqlParameter> _parameters = [];
    private readonly Dictionary<(DataType Type, object Value), SqlText> _placeholders = new(ParameterIdentity.Instance);
    private readonly HashSet<(DataType Type, object Value)> _own = new(ParameterIdentity.Instance);

    /// <summary>Values of parameters that no constant of the query is behind.</summary>
    public IReadOnlySet<(DataType Type, object Value)> OwnValues => _own;

    private readonly HashSet<ColumnInfo> _usedColumns = new(ReferenceEqualityComparer.Instance);

    /// <summary>The columns that stand in what was rendered; by reference, since two tables may have columns that are equal.</summary>
    public IReadOnlySet<ColumnInfo> UsedColumns => _usedColumns;

    public SqlStatement ToStatement()
    {
        // A part of a union that ends in ORDER BY or LIMIT needs parentheses, or they would bind to the whole.
        var parts = _selects.Select(s => _selects.Count > 1 && s.Closed ? $"(\n{s.Text}\n)" : s.Text);
        return new(string.Join("\nUNION ALL\n", parts), _parameters.ToValueList());
    }

    public void Query(QueryModel model)
    {
        var text = Select(model);
        _selects.Add((text, model.Clauses.OrderBy.Count > 0 || model.Clauses.Limit is not null));
    }

    public void UnionAll(Action<SqlRenderer> first, Action<SqlRenderer> second)
    {
        first(this);
        second(this);
    }

    /// <summary>Equal values of one type share a parameter, so that equal expressions have equal text.</summary>
    private SqlText Parameter(object value, DataType type)
    {
        if (!_placeholders.TryGetValue((type, value), out var placeholder))
        {
            var name = $"p{_parameters.Count}";
            _parameters.Add(new(name, value, type));
            _placeholders.Add((type, value), placeholder = new(dialect.Placeholder(name)));
        }

        return placeholder;
    }

    /// <summary>A parameter for a value that the text brings itself.</summary>
    private SqlText OwnParameter(object value, DataType type)
    {
        _own.Add((type, value));
        return Parameter(value, type);
    }
}
