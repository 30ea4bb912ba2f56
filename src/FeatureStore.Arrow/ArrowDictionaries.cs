namespace FeatureStore.Arrow;

/// <summary>The dictionaries of enum columns, kept from batch to batch of a stream.</summary>
internal sealed class ArrowDictionaries
{
    private readonly Dictionary<ColumnInfo, ArrowDictionary> _ofColumns = new(ReferenceEqualityComparer.Instance);

    public ArrowDictionary Of(ColumnInfo column)
    {
        if (!_ofColumns.TryGetValue(column, out var dictionary))
            _ofColumns.Add(column, dictionary = new(column));
        return dictionary;
    }

    /// <summary>Lets no new texts in from now on.</summary>
    public void Close()
    {
        foreach (var dictionary in _ofColumns.Values)
            dictionary.IsClosed = true;
    }
}

/// <summary>The texts of an enum column: those of the catalog in its order, then those that it does not know.</summary>
internal sealed class ArrowDictionary
{
    private readonly ColumnInfo _column;
    private readonly List<string> _texts;
    private readonly Dictionary<string, short> _indices;

    public ArrowDictionary(ColumnInfo column)
    {
        _column = column;
        _texts = [.. column.Texts!.Texts];
        _indices = _texts.Select((text, i) => (text, i)).ToDictionary(t => t.text, t => checked((short)t.i), StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Texts => _texts;

    public bool IsClosed { get; set; }

    public short IndexOf(string text) => _indices.TryGetValue(text, out var index) ? index : Add(text);

    private short Add(string text)
    {
        if (IsClosed)
            throw new InvalidOperationException($"Column {_column.Name} has the text '{text}', which neither the catalog knows nor the first batch had, and a dictionary is written once; write enums as {nameof(ArrowEnums.Text)}.");
        if (_texts.Count > short.MaxValue)
            throw new InvalidOperationException($"Column {_column.Name} has more texts than the {short.MaxValue + 1} that a dictionary holds; write enums as {nameof(ArrowEnums.Text)}.");
        var index = (short)_texts.Count;
        _texts.Add(text);
        _indices.Add(text, index);
        return index;
    }
}
