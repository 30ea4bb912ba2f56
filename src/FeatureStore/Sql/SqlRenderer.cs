namespace FeatureStore;

/// <summary>Turns queries into SQL of a dialect. One renderer makes one statement.</summary>
internal sealed partial class SqlRenderer(SqlDialect dialect)
{
    private readonly List<(string Text, bool Closed)> _selects = [];
    private readonly List<SqlParameter> _parameters = [];
    private readonly Dictionary<(DataType Type, object Value), SqlText> _placeholders = [];

    public SqlStatement ToStatement()
    {
        // A part of a union that ends in ORDER BY or LIMIT needs parentheses, or they would bind to the whole.
        var parts = _selects.Select(s => _selects.Count > 1 && s.Closed ? $"(\n{s.Text}\n)" : s.Text);
        return new(string.Join("\nUNION ALL\n", parts), _parameters.ToValueList());
    }

    public void Query(QueryModel model)
    {
        var text = Select(model);
        _selects.Add((text, model.OrderBy.Count > 0 || model.Limit is not null));
    }

    public void UnionAll(Action<SqlRenderer> first, Action<SqlRenderer> second)
    {
        first(this);
        second(this);
    }

    /// <summary>Equal values of one type share a parameter, so that equal expressions have equal text.</summary>
    private SqlText Parameter(object value, DataType type)
    {
        // 0.0 equals -0.0, but is another value.
        var key = (type, value is double number ? BitConverter.DoubleToInt64Bits(number) : value);
        if (!_placeholders.TryGetValue(key, out var placeholder))
        {
            var name = $"p{_parameters.Count}";
            _parameters.Add(new(name, value, type));
            _placeholders.Add(key, placeholder = new(dialect.Placeholder(name)));
        }

        return placeholder;
    }
}
