namespace FeatureStore;

/// <summary>A column of microseconds: TIMESTAMP and DATETIME since 1970-01-01, TIME since midnight.</summary>
/// <typeparam name="T">Type of a value; null for null.</typeparam>
public abstract class BatchInstants<T> : BatchColumn<T>, IBatchMicroseconds
{
    private protected const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    private long[] _values = [];

    private protected BatchInstants(ColumnInfo info)
        : base(info)
    {
    }

    /// <summary>Microseconds for each row; of a null row they mean nothing, ask <see cref="BatchColumn.Validity"/>.</summary>
    public ReadOnlySpan<long> Microseconds => _values.AsSpan(0, Count);

    /// <summary>Adds rows, and gives the memory to write their microseconds to.</summary>
    public Span<long> AddRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var start = Count;
        Reserve(ref _values, start, checked(start + rows));
        Added(rows);
        return _values.AsSpan(start, rows);
    }

    private protected void AddTicks(long? ticks)
    {
        // Towards the past, before 1970 too.
        AddRows(1)[0] = (long)Math.Floor(ticks.GetValueOrDefault() / (decimal)TicksPerMicrosecond);
        if (ticks is null)
            SetNull(Count - 1);
    }

    private protected override void ClearValues()
    {
    }
}

/// <summary>A column of microseconds, whatever they stand for: what engines fill.</summary>
public interface IBatchMicroseconds
{
    /// <summary>Microseconds for each row; of a null row they mean nothing.</summary>
    ReadOnlySpan<long> Microseconds { get; }

    /// <summary>Adds rows, and gives the memory to write their microseconds to.</summary>
    Span<long> AddRows(int rows);
}

/// <summary>A column of TIMESTAMPs.</summary>
public sealed class BatchTimestamps : BatchInstants<DateTimeOffset?>
{
    internal BatchTimestamps(ColumnInfo info)
        : base(info)
    {
    }

    /// <summary>The instant of a row, with offset zero; null for null.</summary>
    public override DateTimeOffset? this[int row] => IsNull(row) ? null : DateTimeOffset.UnixEpoch.AddTicks(Microseconds[row] * TicksPerMicrosecond);

    /// <summary>Adds a row; what is less than a microsecond is cut off.</summary>
    public void Add(DateTimeOffset? value) => AddTicks(value?.UtcTicks - DateTimeOffset.UnixEpoch.Ticks);
}

/// <summary>A column of DATETIMEs.</summary>
public sealed class BatchDateTimes : BatchInstants<DateTime?>
{
    internal BatchDateTimes(ColumnInfo info)
        : base(info)
    {
    }

    /// <summary>The day and time of a row, of unspecified kind; null for null.</summary>
    public override DateTime? this[int row] => IsNull(row) ? null : new DateTime(DateTime.UnixEpoch.Ticks + (Microseconds[row] * TicksPerMicrosecond));

    /// <summary>Adds a row; what is less than a microsecond is cut off.</summary>
    public void Add(DateTime? value) => AddTicks(value?.Ticks - DateTime.UnixEpoch.Ticks);
}

/// <summary>A column of TIMEs.</summary>
public sealed class BatchTimes : BatchInstants<TimeOnly?>
{
    internal BatchTimes(ColumnInfo info)
        : base(info)
    {
    }

    /// <summary>The time of day of a row; null for null.</summary>
    public override TimeOnly? this[int row] => IsNull(row) ? null : new TimeOnly(Microseconds[row] * TicksPerMicrosecond);

    /// <summary>Adds a row; what is less than a microsecond is cut off.</summary>
    public void Add(TimeOnly? value) => AddTicks(value?.Ticks);
}
