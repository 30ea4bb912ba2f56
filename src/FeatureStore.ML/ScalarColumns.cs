using Microsoft.ML;
using Microsoft.ML.Data;

namespace FeatureStore.ML;

/// <summary>Scalar columns of a table as columns of a view.</summary>
internal static class ScalarColumns
{
    private const string KeyValues = "KeyValues";

    public static bool IsScalar(ColumnInfo column) => column.Mode != ColumnMode.Repeated && column.Type is not (DataType.Struct or DataType.Bytes);

    public static ViewColumn Of(ColumnInfo column, int ordinal, bool enumsAsKeys)
    {
        return column switch
        {
            _ when !IsScalar(column) => throw new ArgumentException($"Column {column.Name} is {column.TypeText}; a data view has scalar columns only.", nameof(column)),
            { Texts: { } texts } when enumsAsKeys => New<uint>(
                new KeyDataViewType(typeof(uint), texts.Texts.Count), (c, row) => KeyOf(c, texts, row), ViewColumn.Texts(KeyValues, texts.Texts)),
            { Texts: not null } => New<ReadOnlyMemory<char>>(TextDataViewType.Instance, (c, row) => TextOf(c, row).AsMemory()),
            { Type: DataType.Float64 } => New(NumberDataViewType.Double, (c, row) => ((BatchValues<double>)c)[row] ?? double.NaN),
            { Type: DataType.Numeric or DataType.BigNumeric } => New(NumberDataViewType.Double, (c, row) => (double?)((BatchValues<decimal>)c)[row] ?? double.NaN),
            { Type: DataType.Int64, Mode: ColumnMode.Required } => New(NumberDataViewType.Int64, (c, row) => ((BatchValues<long>)c)[row].GetValueOrDefault()),
            { Type: DataType.Int64 } => New(NumberDataViewType.Double, (c, row) => ((BatchValues<long>)c)[row] ?? double.NaN),
            { Type: DataType.Bool, Mode: ColumnMode.Required } => New(BooleanDataViewType.Instance, (c, row) => ((BatchValues<bool>)c)[row].GetValueOrDefault()),
            { Type: DataType.Bool } => New(NumberDataViewType.Double, (c, row) => ((BatchValues<bool>)c)[row] switch { true => 1, false => 0, null => double.NaN }),
            { Type: DataType.Date } => New(DateTimeDataViewType.Instance, (c, row) => ((BatchValues<DateOnly>)c)[row].GetValueOrDefault().ToDateTime(TimeOnly.MinValue)),
            { Type: DataType.DateTime } => New(DateTimeDataViewType.Instance, (c, row) => ((BatchDateTimes)c)[row].GetValueOrDefault()),
            { Type: DataType.Timestamp } => New(DateTimeOffsetDataViewType.Instance, (c, row) => ((BatchTimestamps)c)[row].GetValueOrDefault()),
            { Type: DataType.Time } => New(TimeSpanDataViewType.Instance, (c, row) => ((BatchTimes)c)[row].GetValueOrDefault().ToTimeSpan()),
            _ => New<ReadOnlyMemory<char>>(TextDataViewType.Instance, (c, row) => ((BatchTexts)c)[row].AsMemory()),
        };

        ViewColumn New<T>(DataViewType type, Func<BatchColumn, int, T> valueOf, DataViewSchema.Annotations? annotations = null) => new(
            column.Name, type, [column], cursor => (ValueGetter<T>)((ref T value) => value = valueOf(cursor.Column(ordinal), cursor.Row)), annotations);
    }

    private static string? TextOf(BatchColumn column, int row) => column is IBatchCodes codes ? codes.TextOf(row) : ((BatchColumn<string?>)column)[row];

    // Codes count from 1 as keys do; 0 is a missing key, and a code is 0 where the catalog does not know the text.
    private static uint KeyOf(BatchColumn column, EnumText texts, int row) => column switch
    {
        IBatchCodes codes => codes.Codes[row] is not IBatchCodes.NullCode and var code ? code : 0u,
        _ => ((BatchColumn<string?>)column)[row] is { } text ? (uint)texts.CodeOf(text) : 0,
    };
}
