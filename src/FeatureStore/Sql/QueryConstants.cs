namespace FeatureStore;

/// <summary>The different constants of a query, in the order in which it meets them.</summary>
internal sealed class QueryConstants
{
    /// <summary>No constants, and never any.</summary>
    public static readonly QueryConstants None = new();

    // A few are compared faster than hashed.
    private const int Few = 16;

    private readonly List<(DataType Type, object Value)> _constants = [];
    private readonly Dictionary<(DataType Type, object Value), int> _indices = new(ParameterIdentity.Instance);

    /// <summary>The value of a constant.</summary>
    public object this[int index] => _constants[index].Value;

    /// <summary>Adds a constant, unless an equal one is there already, and gives its index.</summary>
    public int Add(DataType type, object value)
    {
        if (IndexOf(type, value) is >= 0 and var known)
            return known;
        _constants.Add((type, value));
        if (_constants.Count == Few + 1)
        {
            for (var i = 0; i < Few; i++)
                _indices.Add(_constants[i], i);
        }

        if (_constants.Count > Few)
            _indices.Add((type, value), _constants.Count - 1);
        return _constants.Count - 1;
    }

    /// <summary>Which of the constants a value is; -1 if it is none.</summary>
    public int IndexOf(DataType type, object value)
    {
        if (_constants.Count > Few)
            return _indices.GetValueOrDefault((type, value), -1);
        for (var i = 0; i < _constants.Count; i++)
        {
            if (_constants[i].Type == type && ParameterIdentity.AreEqual(_constants[i].Value, value))
                return i;
        }

        return -1;
    }

    public void Clear()
    {
        _constants.Clear();
        _indices.Clear();
    }
}
