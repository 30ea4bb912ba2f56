namespace FeatureStore;

/// <summary>An aggregate over the rows of one block after the other.</summary>
internal abstract class RunningAggregate
{
    /// <summary>The value over all rows so far; null as the aggregate has it.</summary>
    public abstract object? Result { get; }

    /// <summary>Takes the rows of another block.</summary>
    public abstract void Take(NodeEvaluator block, int rows);

    /// <exception cref="NotSupportedException">The aggregate, or its type, is not evaluated here.</exception>
    public static RunningAggregate Of(AggregateNode node) => (node.Aggregate, node.Arguments is [var argument, ..] ? argument.Type : null) switch
    {
        (Aggregate.Count, _) => new RowCount(),
        (Aggregate.CountIf, _) => new MetCount(node.Arguments[0]),
        (Aggregate.CountValues, _) => new ValueCount(node.Arguments[0]),
        (_, { Repeated: true }) => throw Unknown(node),
        (Aggregate.CountDistinct, { Kind: DataType.Float64 }) => new DistinctCount<double>(node.Arguments[0]),
        (Aggregate.CountDistinct, { Kind: DataType.Int64 }) => new DistinctCount<long>(node.Arguments[0]),
        (Aggregate.CountDistinct, { Kind: DataType.String }) => new DistinctCount<string>(node.Arguments[0]),
        (Aggregate.CountDistinct, { Kind: DataType.Date }) => new DistinctCount<DateOnly>(node.Arguments[0]),
        (Aggregate.Sum, { Kind: DataType.Int64 }) => new Fold<long>(node.Arguments[0], static (x, y) => checked(x + y)),
        (Aggregate.Sum, { Kind: DataType.Float64 }) => new Fold<double>(node.Arguments[0], static (x, y) => x + y),
        (Aggregate.Min, { Kind: DataType.Float64 }) => new Fold<double>(node.Arguments[0], Math.Min),
        (Aggregate.Max, { Kind: DataType.Float64 }) => new Fold<double>(node.Arguments[0], Math.Max),
        (Aggregate.Min, { Kind: DataType.Int64 }) => new Fold<long>(node.Arguments[0], Math.Min),
        (Aggregate.Max, { Kind: DataType.Int64 }) => new Fold<long>(node.Arguments[0], Math.Max),
        (Aggregate.Min, { Kind: DataType.Numeric }) => new Fold<decimal>(node.Arguments[0], Math.Min),
        (Aggregate.Max, { Kind: DataType.Numeric }) => new Fold<decimal>(node.Arguments[0], Math.Max),
        (Aggregate.Min, { Kind: DataType.String, Texts: null }) => new Fold<string>(node.Arguments[0], static (x, y) => Utf8Order.Compare(x, y) <= 0 ? x : y),
        (Aggregate.Max, { Kind: DataType.String, Texts: null }) => new Fold<string>(node.Arguments[0], static (x, y) => Utf8Order.Compare(x, y) >= 0 ? x : y),
        (Aggregate.Min, { Kind: DataType.Date }) => new Fold<DateOnly>(node.Arguments[0], static (x, y) => x <= y ? x : y),
        (Aggregate.Max, { Kind: DataType.Date }) => new Fold<DateOnly>(node.Arguments[0], static (x, y) => x >= y ? x : y),
        (Aggregate.Min, { Kind: DataType.Timestamp or DataType.DateTime }) => new Fold<DateTime>(node.Arguments[0], static (x, y) => x <= y ? x : y),
        (Aggregate.Max, { Kind: DataType.Timestamp or DataType.DateTime }) => new Fold<DateTime>(node.Arguments[0], static (x, y) => x >= y ? x : y),
        (Aggregate.Avg, _) => new Moments(node.Arguments[0], isDeviation: false),
        (Aggregate.StdDev, _) => new Moments(node.Arguments[0], isDeviation: true),
        _ => throw Unknown(node),
    };

    private static NotSupportedException Unknown(AggregateNode node) => new($"{node.Aggregate} of {node.Arguments[0].Type.Kind} is not evaluated here.");

    private static EvaluatedColumn<T> Values<T>(NodeEvaluator block, Node node) =>
        block.Value(node) as EvaluatedColumn<T> ?? throw new NotSupportedException($"{node.GetType().Name} of type {node.Type.Kind} is not aggregated here.");

    private sealed class RowCount : RunningAggregate
    {
        private long _rows;

        public override object? Result => _rows;

        public override void Take(NodeEvaluator block, int rows) => _rows += rows;
    }

    private sealed class MetCount(Node condition) : RunningAggregate
    {
        private long _met;

        public override object? Result => _met;

        public override void Take(NodeEvaluator block, int rows) => _met += block.Condition(condition).AsSpan(0, rows).Count(true);
    }

    private sealed class ValueCount(Node value) : RunningAggregate
    {
        private long _values;

        public override object? Result => _values;

        public override void Take(NodeEvaluator block, int rows) => _values += rows - (block.Value(value).Nulls?.AsSpan(0, rows).Count(true) ?? 0);
    }

    private sealed class DistinctCount<T>(Node value) : RunningAggregate
        where T : notnull
    {
        private readonly HashSet<T> _values = [];

        public override object? Result => (long)_values.Count;

        public override void Take(NodeEvaluator block, int rows)
        {
            var values = Values<T>(block, value);
            for (var row = 0; row < rows; row++)
            {
                if (!values.IsNull(row))
                    _values.Add(values.Values[row]);
            }
        }
    }

    private sealed class Fold<T>(Node value, Func<T, T, T> combine) : RunningAggregate
        where T : notnull
    {
        private T _folded = default!;
        private bool _hasValue;

        public override object? Result => _hasValue ? _folded : null;

        public override void Take(NodeEvaluator block, int rows)
        {
            var values = Values<T>(block, value);
            for (var row = 0; row < rows; row++)
            {
                if (values.IsNull(row))
                    continue;
                _folded = _hasValue ? combine(_folded, values.Values[row]) : values.Values[row];
                _hasValue = true;
            }
        }
    }

    // The mean as the sum over the count, and the deviation by Welford's recurrence, as DuckDB has them.
    private sealed class Moments(Node value, bool isDeviation) : RunningAggregate
    {
        private long _count;
        private double _sum;
        private long _finite;
        private double _mean;
        private double _squares;

        public override object? Result => isDeviation
            ? _count < 2 ? null : _finite < _count ? double.NaN : Math.Sqrt(_squares / (_count - 1))
            : _count == 0 ? null : _sum / _count;

        public override void Take(NodeEvaluator block, int rows)
        {
            var values = block.Value(value);
            for (var row = 0; row < rows; row++)
            {
                if (!values.IsNull(row))
                    Take(NumberAt(values, row));
            }
        }

        private void Take(double number)
        {
            _count++;
            _sum += number;
            if (!double.IsFinite(number))
                return;
            _finite++;
            var before = number - _mean;
            _mean += before / _finite;
            _squares += before * (number - _mean);
        }

        private static double NumberAt(EvaluatedColumn values, int row) => values switch
        {
            EvaluatedColumn<double> numbers => numbers.Values[row],
            EvaluatedColumn<long> numbers => numbers.Values[row],
            EvaluatedColumn<decimal> numbers => (double)numbers.Values[row],
            _ => throw new NotSupportedException("What is averaged here is a number."),
        };
    }
}
