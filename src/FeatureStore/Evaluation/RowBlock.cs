using System.Data.Common;

namespace FeatureStore;

/// <summary>Some rows of a result, column by column.</summary>
internal sealed class RowBlock
{
    private readonly Dictionary<string, EvaluatedColumn> _columns;

    private RowBlock(Dictionary<string, EvaluatedColumn> columns, int count)
    {
        _columns = columns;
        Count = count;
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <exception cref="NotSupportedException">The block was read without the column.</exception>
    public EvaluatedColumn Column(ColumnInfo column) =>
        _columns.TryGetValue(column.Name, out var values) ? values : throw new NotSupportedException($"Column {column.Name} is not evaluated here.");

    /// <summary>Reads the next rows of a result that has these columns in this order; fewer than asked for at its end.</summary>
    /// <exception cref="NotSupportedException">A column is of a type that is not evaluated here.</exception>
    public static RowBlock Read(DbDataReader reader, ValueList<ColumnInfo> columns, int rows)
    {
        var fillers = new Filler[columns.Count];
        for (var i = 0; i < fillers.Length; i++)
            fillers[i] = Filler.Of(columns[i], rows);
        var count = 0;
        while (count < rows && reader.Read())
        {
            for (var i = 0; i < fillers.Length; i++)
                fillers[i].Take(reader, i, count);
            count++;
        }

        var vectors = new Dictionary<string, EvaluatedColumn>(fillers.Length, StringComparer.Ordinal);
        for (var i = 0; i < fillers.Length; i++)
            vectors.Add(columns[i].Name, fillers[i].Filled);
        return new(vectors, count);
    }

    private abstract class Filler(int rows)
    {
        private bool[]? _nulls;

        public abstract EvaluatedColumn Filled { get; }

        protected bool[]? Nulls => _nulls;

        public static Filler Of(ColumnInfo column, int rows) => (column.Type, column.Mode == ColumnMode.Repeated) switch
        {
            (DataType.Float64, false) => new Filler<double>(rows, static (r, i) => r.GetDouble(i)),
            (DataType.Int64, false) => new Filler<long>(rows, static (r, i) => r.GetInt64(i)),
            (DataType.Numeric, false) => new Filler<decimal>(rows, static (r, i) => r.GetDecimal(i)),
            (DataType.Bool, false) => new Filler<bool>(rows, static (r, i) => r.GetBoolean(i)),
            (DataType.String, false) => new Filler<string>(rows, static (r, i) => r.GetString(i)),
            (DataType.Date, false) => new Filler<DateOnly>(rows, static (r, i) => r.GetFieldValue<DateOnly>(i)),
            (DataType.Timestamp or DataType.DateTime, false) => new Filler<DateTime>(rows, static (r, i) => r.GetDateTime(i)),
            (DataType.Float64, true) => new Filler<ValueList<double?>>(rows, FieldReaders.List<double?>),
            (DataType.Int64, true) => new Filler<ValueList<long?>>(rows, FieldReaders.List<long?>),
            (DataType.String, true) => new Filler<ValueList<string?>>(rows, FieldReaders.List<string?>),
            _ => throw new NotSupportedException($"A column of type {column.TypeText} is not evaluated here."),
        };

        public void Take(DbDataReader reader, int ordinal, int row)
        {
            if (!reader.IsDBNull(ordinal))
                TakeValue(reader, ordinal, row);
            else
                (_nulls ??= new bool[rows])[row] = true;
        }

        protected abstract void TakeValue(DbDataReader reader, int ordinal, int row);
    }

    private sealed class Filler<T>(int rows, Func<DbDataReader, int, T> read) : Filler(rows)
    {
        private readonly T[] _values = new T[rows];

        public override EvaluatedColumn Filled => new EvaluatedColumn<T>(_values, Nulls);

        protected override void TakeValue(DbDataReader reader, int ordinal, int row) => _values[row] = read(reader, ordinal);
    }
}
