namespace FeatureStore;

/// <summary>Adds the values of a row to the columns of a batch; values of columns that it lacks are passed over.</summary>
internal sealed class BatchRowWriter : RowWriter
{
    private readonly IReadOnlyList<BatchColumn?> _columns;
    private int _next;

    public BatchRowWriter(Batch batch)
        : this([.. batch.Table.Columns.Select((_, ordinal) => batch.Find(ordinal))])
    {
    }

    private BatchRowWriter(IReadOnlyList<BatchColumn?> columns) => _columns = columns;

    /// <summary>Goes on to a new row.</summary>
    public void Start() => _next = 0;

    public override void Text(string? value)
    {
        var column = Next();
        if (column is IBatchCodes codes)
            codes.AddText(value);
        else
            ((BatchTexts?)column)?.Add(value);
    }

    public override void Int64(long? value) => ((BatchValues<long>?)Next())?.Add(value);

    public override void Float64(double? value) => ((BatchValues<double>?)Next())?.Add(value);

    public override void Numeric(decimal? value) => ((BatchValues<decimal>?)Next())?.Add(value);

    public override void Bool(bool? value) => ((BatchValues<bool>?)Next())?.Add(value);

    public override void Date(DateOnly? value) => ((BatchValues<DateOnly>?)Next())?.Add(value);

    public override void DateTime(DateTime? value) => ((BatchDateTimes?)Next())?.Add(value);

    public override void Time(TimeOnly? value) => ((BatchTimes?)Next())?.Add(value);

    public override void Timestamp(DateTimeOffset? value) => ((BatchTimestamps?)Next())?.Add(value);

    public override void Bytes(ValueList<byte>? value) => ((BatchBytes?)Next())?.Add(value);

    public override void List<T>(ValueList<T> values)
    {
        if (Next() is not BatchLists lists)
            return;
        var elements = new BatchRowWriter([lists.Elements]);
        foreach (var value in values)
        {
            elements.Start();
            elements.Scalar(value);
        }

        lists.EndRow();
    }

    public override void Struct<T>(T? value, Action<T, RowWriter> write)
        where T : class
    {
        if (Next() is BatchStructs structs)
            Add(structs, value, write);
    }

    public override void StructList<T>(ValueList<T?> values, Action<T, RowWriter> write)
        where T : class
    {
        if (Next() is not BatchLists lists)
            return;
        foreach (var value in values)
            Add((BatchStructs)lists.Elements, value, write);
        lists.EndRow();
    }

    /// <summary>A null row of a column, whatever its type.</summary>
    public static void AddNull(BatchColumn column)
    {
        var writer = new BatchRowWriter([column]);
        switch (column)
        {
            case BatchLists lists:
                lists.EndRow();
                break;
            case BatchStructs structs:
                structs.AddRows(1);
                structs.SetNull(structs.Count - 1);
                foreach (var field in structs.Fields)
                    AddNull(field);
                break;
            case BatchValues<long>:
                writer.Int64(null);
                break;
            case BatchValues<double>:
                writer.Float64(null);
                break;
            case BatchValues<decimal>:
                writer.Numeric(null);
                break;
            case BatchValues<bool>:
                writer.Bool(null);
                break;
            case BatchValues<DateOnly>:
                writer.Date(null);
                break;
            case BatchDateTimes:
                writer.DateTime(null);
                break;
            case BatchTimes:
                writer.Time(null);
                break;
            case BatchTimestamps:
                writer.Timestamp(null);
                break;
            case BatchBytes:
                writer.Bytes(null);
                break;
            default:
                writer.Text(null);
                break;
        }
    }

    private static void Add<T>(BatchStructs structs, T? value, Action<T, RowWriter> write)
        where T : class
    {
        if (value is null)
        {
            AddNull(structs);
            return;
        }

        structs.AddRows(1);
        write(value, new BatchRowWriter(structs.Fields));
    }

    private void Scalar<T>(T value)
    {
        switch (value)
        {
            case null:
                AddNull(_columns[0]!);
                break;
            case string text:
                Text(text);
                break;
            case long number:
                Int64(number);
                break;
            case double number:
                Float64(number);
                break;
            case decimal number:
                Numeric(number);
                break;
            case bool truth:
                Bool(truth);
                break;
            case DateOnly day:
                Date(day);
                break;
            case DateTime time:
                DateTime(time);
                break;
            case TimeOnly time:
                Time(time);
                break;
            case DateTimeOffset time:
                Timestamp(time);
                break;
            case ValueList<byte> bytes:
                Bytes(bytes);
                break;
            default:
                throw new NotSupportedException($"A list of {typeof(T)} cannot be put into a batch.");
        }
    }

    private BatchColumn? Next() => _columns[_next++];
}
