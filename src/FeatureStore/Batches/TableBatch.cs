namespace FeatureStore;

/// <summary>A batch of any table, without a member for each column: its columns are found by ordinal or by name.</summary>
public sealed class TableBatch : Batch
{
    internal TableBatch(BatchColumns columns)
        : base(columns)
    {
    }
}
