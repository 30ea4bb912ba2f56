namespace FeatureStore;

/// <summary>The SQL text of all queries of one shape, and which parameter takes which of their constants.</summary>
internal sealed class StatementTemplate
{
    private readonly string _text;
    private readonly (SqlParameter Parameter, int Constant)[] _parameters;
    private readonly (DataType Type, object Value)[] _own;

    private StatementTemplate(string text, (SqlParameter Parameter, int Constant)[] parameters)
    {
        _text = text;
        _parameters = parameters;
        _own = [.. parameters.Where(p => p.Constant < 0).Select(p => (p.Parameter.Type, p.Parameter.Value))];
    }

    /// <summary>What a statement says to all queries of its shape; null if it is for this one alone.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="own">The values that no constant of the query is behind, such as the texts of an enum.</param>
    /// <param name="shape">The shape of the query.</param>
    public static StatementTemplate? Of(SqlStatement statement, IReadOnlySet<(DataType Type, object Value)> own, QueryShape shape)
    {
        if (own.Any(o => shape.Constants.IndexOf(o.Type, o.Value) >= 0))
            return null;
        return new(statement.Text, [.. statement.Parameters.Select(p => shape.Constants.IndexOf(p.Type, p.Value) is >= 0 and var constant
            ? (p with { Value = "" }, constant)
            : (p, -1))]);
    }

    /// <summary>The statement of a query of this shape; null if a constant equals a value that the text brings itself, and so shares its parameter.</summary>
    public SqlStatement? Fill(QueryShape shape)
    {
        foreach (var (type, value) in _own)
        {
            if (shape.Constants.IndexOf(type, value) >= 0)
                return null;
        }

        var parameters = new SqlParameter[_parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var (parameter, constant) = _parameters[i];
            parameters[i] = constant < 0 ? parameter : parameter with { Value = shape.Constants[constant] };
        }

        return new(_text, ValueList.Wrap(parameters));
    }
}
