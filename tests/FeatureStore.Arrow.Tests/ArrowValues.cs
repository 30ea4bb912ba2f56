using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureStore.Arrow.Tests;

/// <summary>What Arrow's own arrays say that a row is, in the C# types of a record.</summary>
internal static class ArrowValues
{
    public static object? Of(IArrowArray array, int row)
    {
        if (array.IsNull(row) && array is not ListArray)
            return null;
        return array switch
        {
            DictionaryArray a => Of(a.Dictionary, ((Int16Array)a.Indices).GetValue(row)!.Value),
            DoubleArray a => a.GetValue(row),
            Int64Array a => a.GetValue(row),
            BooleanArray a => a.GetValue(row),
            Date32Array a => a.GetDateOnly(row),
            TimestampArray { Data.DataType: TimestampType { Timezone: "UTC" } } a => a.GetTimestamp(row),
            TimestampArray a => a.GetTimestamp(row)!.Value.DateTime,
            Time64Array a => TimeOnly.MinValue.Add(TimeSpan.FromMicroseconds(a.GetValue(row)!.Value)),
            Decimal128Array a => a.GetValue(row),
            Decimal256Array a => a.GetValue(row),
            StringArray a => a.GetString(row),
            BinaryArray a => ValueList.Create(a.GetBytes(row)),
            ListArray a => Items(a.GetSlicedValues(row)),
            StructArray a => a.Fields.Select(f => Of(f, row)).ToValueList(),
            _ => throw new NotSupportedException(array.GetType().Name),
        };
    }

    private static ValueList<object?> Items(IArrowArray values) => Enumerable.Range(0, values.Length).Select(i => Of(values, i)).ToValueList();
}
