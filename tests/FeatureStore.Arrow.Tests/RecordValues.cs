namespace FeatureStore.Arrow.Tests;

/// <summary>The values of a record in the order of its columns, written as the runtime writes them; a STRUCT or list as the list of what is in it.</summary>
internal sealed class RecordValues : RowWriter
{
    private readonly List<object?> _values = [];

    public static IReadOnlyList<object?> Of<TRow>(TRow row)
        where TRow : ITableRow<TRow>
    {
        var writer = new RecordValues();
        TRow.Write(row, writer);
        return writer._values;
    }

    public override void Text(string? value) => _values.Add(value);

    public override void Int64(long? value) => _values.Add(value);

    public override void Float64(double? value) => _values.Add(value);

    public override void Numeric(decimal? value) => _values.Add(value);

    public override void Bool(bool? value) => _values.Add(value);

    public override void Date(DateOnly? value) => _values.Add(value);

    public override void DateTime(DateTime? value) => _values.Add(value);

    public override void Time(TimeOnly? value) => _values.Add(value);

    public override void Timestamp(DateTimeOffset? value) => _values.Add(value);

    public override void Bytes(ValueList<byte>? value) => _values.Add(value);

    public override void List<T>(ValueList<T> values) => _values.Add(values.Select(v => (object?)v).ToValueList());

    public override void Struct<T>(T? value, Action<T, RowWriter> write)
        where T : class => _values.Add(value is null ? null : Fields(value, write));

    public override void StructList<T>(ValueList<T?> values, Action<T, RowWriter> write)
        where T : class => _values.Add(values.Select(v => v is null ? null : (object?)Fields(v, write)).ToValueList());

    private static ValueList<object?> Fields<T>(T value, Action<T, RowWriter> write)
    {
        var writer = new RecordValues();
        write(value, writer);
        return writer._values.ToValueList();
    }
}
