namespace FeatureStore;

/// <summary>A column of STRUCTs: a column for each field, with as many rows.</summary>
public sealed class BatchStructs : BatchColumn
{
    internal BatchStructs(ColumnInfo info)
        : base(info) => Fields = info.Fields.Select(Of).ToValueList();

    /// <summary>The fields in the order of the definition; of a null row they are null too.</summary>
    public ValueList<BatchColumn> Fields { get; }

    /// <summary>Adds rows; the fields are added besides.</summary>
    public void Add(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        Added(rows);
    }

    private protected override void ClearValues()
    {
        foreach (var field in Fields)
            field.Clear();
    }
}
