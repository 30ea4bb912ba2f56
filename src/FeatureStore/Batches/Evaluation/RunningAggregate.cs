using System.Numerics;

namespace FeatureStore;

/// <summary>An aggregate over the rows of one block after the other.</summary>
internal abstract class RunningAggregate(BlockNode? of)
{
    /// <summary>The value over all rows so far; null as the aggregate has it.</summary>
    public abstract object? Result { get; }

    /// <summary>Takes the rows of another block.</summary>
    /// <exception cref="ArithmeticException">A row cannot be evaluated.</exception>
    public void Take(Frame block)
    {
        of?.Update();
        for (var row = 0; of?.Failed is { } failed && row < block.Count; row++)
        {
            if ((failed[row / Frame.BitsPerWord] >> row & 1) != 0)
                throw new ArithmeticException($"Row {block.Start + row} of the batch cannot be evaluated.");
        }

        Add(block);
    }

    protected abstract void Add(Frame block);

    /// <exception cref="NotSupportedException">The aggregate, or its type, is not evaluated here.</exception>
    public static RunningAggregate Of(AggregateNode node, ConditionCompiler compiler)
    {
        if (node.Arguments is not [var argument, ..])
            return node.Aggregate == Aggregate.Count ? new RowCount() : throw Unknown(node);
        if (argument.Type.Repeated)
            throw Unknown(node);
        return node.Aggregate switch
        {
            Aggregate.CountIf => new BitCount(compiler.Condition(argument), countsSet: true),
            Aggregate.CountValues => new BitCount(compiler.IsNull(argument), countsSet: false),
            Aggregate.CountDistinct => CountDistinct(node, argument, compiler),
            Aggregate.Avg or Aggregate.StdDev => Mean(node, argument, compiler),
            Aggregate.Sum => Sum(node, argument, compiler),
            Aggregate.Min or Aggregate.Max => Extreme(node, argument, compiler),
            _ => throw Unknown(node),
        };
    }

    private static RunningAggregate CountDistinct(AggregateNode node, Node argument, ConditionCompiler compiler) => argument.Type switch
    {
        { Kind: DataType.Float64 } => new DistinctCount<double>(compiler.ValuesOf<double>(argument), static v => v),
        { Kind: DataType.Int64 or DataType.Date } => new DistinctCount<long>(compiler.ValuesOf<long>(argument), static v => v),
        { Kind: DataType.String, Texts: null } => new DistinctCount<Utf8>(compiler.ValuesOf<Utf8>(argument), static v => v.Copy()),

        // Texts that the catalog does not know are as distinct as others.
        { Kind: DataType.String } when argument is ColumnNode column => new DistinctCount<Utf8>(compiler.ValuesOf<Utf8>(new RawTextNode(column)), static v => v.Copy()),
        _ => throw Unknown(node),
    };

    private static RunningAggregate Mean(AggregateNode node, Node argument, ConditionCompiler compiler) => argument.Type.Kind switch
    {
        DataType.Float64 => new Moments<double>(compiler.ValuesOf<double>(argument), static v => v, node.Aggregate == Aggregate.StdDev),
        DataType.Int64 => new Moments<long>(compiler.ValuesOf<long>(argument), static v => v, node.Aggregate == Aggregate.StdDev),
        DataType.Numeric => new Moments<decimal>(compiler.ValuesOf<decimal>(argument), static v => (double)v, node.Aggregate == Aggregate.StdDev),
        _ => throw Unknown(node),
    };

    private static RunningAggregate Sum(AggregateNode node, Node argument, ConditionCompiler compiler) => argument.Type.Kind switch
    {
        DataType.Float64 => new Fold<double>(compiler.ValuesOf<double>(argument), static (x, y) => x + y, static v => v, static v => v),
        DataType.Int64 => new Fold<long>(compiler.ValuesOf<long>(argument), static (x, y) => checked(x + y), static v => v, static v => v),
        _ => throw Unknown(node),
    };

    private static RunningAggregate Extreme(AggregateNode node, Node argument, ConditionCompiler compiler)
    {
        var isMin = node.Aggregate == Aggregate.Min;
        return argument.Type switch
        {
            { Kind: DataType.Float64 } => new Fold<double>(compiler.ValuesOf<double>(argument), isMin ? Math.Min : Math.Max, static v => v, static v => v),
            { Kind: DataType.Numeric } => new Fold<decimal>(compiler.ValuesOf<decimal>(argument), isMin ? Math.Min : Math.Max, static v => v, static v => v),
            { Kind: DataType.Int64 } => Longs(static v => v),
            { Kind: DataType.Date } => Longs(static v => DateOnly.FromDayNumber((int)v)),
            { Kind: DataType.Timestamp or DataType.DateTime } => Longs(static v => DateTime.UnixEpoch.AddTicks(v)),
            { Kind: DataType.String, Texts: null } => new Fold<Utf8>(
                compiler.ValuesOf<Utf8>(argument),
                isMin ? static (x, y) => x.CompareTo(y) <= 0 ? x : y.Copy() : static (x, y) => x.CompareTo(y) >= 0 ? x : y.Copy(),
                static v => v.Copy(),
                static v => v.ToString()),
            _ => throw Unknown(node),
        };

        Fold<long> Longs(Func<long, object> result) => new(compiler.ValuesOf<long>(argument), isMin ? Math.Min : Math.Max, static v => v, result);
    }

    private static NotSupportedException Unknown(AggregateNode node) => new($"{node.Aggregate} of {string.Join(" and ", node.Arguments.Select(a => a.Type.Kind.SqlName()))} is not evaluated over batches.");

    private sealed class RowCount() : RunningAggregate(null)
    {
        private long _rows;

        public override object? Result => _rows;

        protected override void Add(Frame block) => _rows += block.Count;
    }

    /// <summary>Rows where a condition is true, or is not.</summary>
    private sealed class BitCount : RunningAggregate
    {
        private readonly Bits _bits;
        private readonly bool _countsSet;
        private long _count;

        public BitCount(Bits bits, bool countsSet)
            : base(bits)
        {
            (_bits, _countsSet) = (bits, countsSet);
            _bits.Users++;
        }

        public override object? Result => _count;

        protected override void Add(Frame block)
        {
            var set = 0L;
            for (var word = 0; word < block.Words; word++)
            {
                var rows = Math.Min(Frame.BitsPerWord, block.Count - (word * Frame.BitsPerWord));
                set += BitOperations.PopCount(_bits.Words[word] & (ulong.MaxValue >> (Frame.BitsPerWord - rows)));
            }

            _count += _countsSet ? set : block.Count - set;
        }
    }

    /// <summary>An aggregate over what is not null.</summary>
    private abstract class OfValues<T> : RunningAggregate
        where T : struct, IEquatable<T>, IComparable<T>
    {
        private readonly Values<T> _values;

        protected OfValues(Values<T> values)
            : base(values)
        {
            _values = values;
            _values.Users++;
        }

        protected sealed override void Add(Frame block)
        {
            var items = _values.Items;
            for (var row = 0; row < block.Count; row++)
            {
                if (_values.IsValid(row))
                    Add(items[row]);
            }
        }

        protected abstract void Add(T value);
    }

    /// <param name="values">What is counted.</param>
    /// <param name="keep">A value that outlives its batch.</param>
    private sealed class DistinctCount<T>(Values<T> values, Func<T, T> keep) : OfValues<T>(values)
        where T : struct, IEquatable<T>, IComparable<T>
    {
        private readonly HashSet<T> _values = [];

        public override object? Result => (long)_values.Count;

        protected override void Add(T value)
        {
            if (!_values.Contains(value))
                _values.Add(keep(value));
        }
    }

    /// <param name="values">What is folded.</param>
    /// <param name="combine">What comes of two values; it outlives their batch.</param>
    /// <param name="keep">A value that outlives its batch.</param>
    /// <param name="result">A value as a reader gives it.</param>
    private sealed class Fold<T>(Values<T> values, Func<T, T, T> combine, Func<T, T> keep, Func<T, object> result) : OfValues<T>(values)
        where T : struct, IEquatable<T>, IComparable<T>
    {
        private T? _folded;

        public override object? Result => _folded is { } folded ? result(folded) : null;

        protected override void Add(T value) => _folded = _folded is { } folded ? combine(folded, value) : keep(value);
    }

    // The mean as the sum over the count, and the deviation by Welford's recurrence, as DuckDB has them.
    private sealed class Moments<T>(Values<T> values, Func<T, double> number, bool isDeviation) : OfValues<T>(values)
        where T : struct, IEquatable<T>, IComparable<T>
    {
        private long _count;
        private double _sum;
        private long _finite;
        private double _mean;
        private double _squares;

        public override object? Result => isDeviation
            ? _count < 2 ? null : _finite < _count ? double.NaN : Math.Sqrt(_squares / (_count - 1))
            : _count == 0 ? null : _sum / _count;

        protected override void Add(T value)
        {
            var added = number(value);
            _count++;
            _sum += added;
            if (!double.IsFinite(added))
                return;
            _finite++;
            var before = added - _mean;
            _mean += before / _finite;
            _squares += before * (added - _mean);
        }
    }
}
