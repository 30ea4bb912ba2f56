using Apache.Arrow;

namespace FeatureStore.Arrow;

/// <summary>Batches as Arrow's record batches.</summary>
public static class RecordBatches
{
    /// <summary>
    /// The rows of a batch as a record batch that owns its memory: each column is copied once, so the batch may be filled anew. FLOAT64 is double, INT64
    /// int64, BOOL boolean, DATE date32, TIMESTAMP timestamp[us, UTC], DATETIME timestamp[us], TIME time64[us], NUMERIC decimal128(38, 9), BIGNUMERIC
    /// decimal256(76, 38), STRING, JSON and GEOGRAPHY utf8, BYTES binary, REPEATED list, STRUCT struct.
    /// </summary>
    /// <exception cref="OverflowException">A NUMERIC or BIGNUMERIC has more digits after the point than its type holds.</exception>
    public static RecordBatch ToRecordBatch(this Batch batch, ArrowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Of(batch, batch.ToArrowSchema(options), new());
    }

    internal static RecordBatch Of(Batch batch, Schema schema, ArrowDictionaries dictionaries) => new(
        schema,
        batch.Columns.Select((c, i) => ArrowArrayFactory.BuildArray(ArrowArrays.Of(c, schema.GetFieldByIndex(i).DataType, dictionaries))),
        batch.Count);
}
