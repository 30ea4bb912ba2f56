namespace FeatureStore;

/// <summary>Functions on days. Null in gives null out.</summary>
public static class DateExpressions
{
    /// <summary>The day so many days later, or earlier for a negative number.</summary>
    public static Expr<DateOnly> AddDays(this Expr<DateOnly> day, Expr<long> days) => day.With(Functions.Node(Function.AddDays, SqlType.Date, day, days));

    /// <inheritdoc cref="AddDays(Expr{DateOnly}, Expr{long})"/>
    public static Expr<DateOnly?> AddDays(this Expr<DateOnly?> day, Expr<long> days) => day.With(Functions.Node(Function.AddDays, SqlType.Date, day, days));

    /// <summary>Days from another day to this one; negative if this one is earlier.</summary>
    public static Expr<long> DiffDays(this Expr<DateOnly> day, Expr<DateOnly> from) => new(Functions.Node(Function.DiffDays, SqlType.Int64, day, from));

    /// <inheritdoc cref="DiffDays(Expr{DateOnly}, Expr{DateOnly})"/>
    public static Expr<long?> DiffDays(this Expr<DateOnly?> day, Expr<DateOnly?> from) => new(Functions.Node(Function.DiffDays, SqlType.Int64, day, from));

    /// <summary>Monday of the week.</summary>
    public static Expr<DateOnly> TruncateToWeek(this Expr<DateOnly> day) => day.With(Functions.Node(Function.TruncateToWeek, SqlType.Date, day));

    /// <inheritdoc cref="TruncateToWeek(Expr{DateOnly})"/>
    public static Expr<DateOnly?> TruncateToWeek(this Expr<DateOnly?> day) => day.With(Functions.Node(Function.TruncateToWeek, SqlType.Date, day));

    /// <summary>First day of the month.</summary>
    public static Expr<DateOnly> TruncateToMonth(this Expr<DateOnly> day) => day.With(Functions.Node(Function.TruncateToMonth, SqlType.Date, day));

    /// <inheritdoc cref="TruncateToMonth(Expr{DateOnly})"/>
    public static Expr<DateOnly?> TruncateToMonth(this Expr<DateOnly?> day) => day.With(Functions.Node(Function.TruncateToMonth, SqlType.Date, day));

    /// <summary>The UTC day of an instant.</summary>
    public static Expr<DateOnly> ToDate(this Expr<DateTimeOffset> instant) => new(Functions.Node(Function.ToDate, SqlType.Date, instant));

    /// <inheritdoc cref="ToDate(Expr{DateTimeOffset})"/>
    public static Expr<DateOnly?> ToDate(this Expr<DateTimeOffset?> instant) => new(Functions.Node(Function.ToDate, SqlType.Date, instant));

    /// <summary>The day of a date and time.</summary>
    public static Expr<DateOnly> ToDate(this Expr<DateTime> time) => new(Functions.Node(Function.ToDate, SqlType.Date, time));

    /// <inheritdoc cref="ToDate(Expr{DateTime})"/>
    public static Expr<DateOnly?> ToDate(this Expr<DateTime?> time) => new(Functions.Node(Function.ToDate, SqlType.Date, time));

    /// <summary>Ticks of 100 ns from another instant to this one, as a TimeSpan has them; negative if this one is earlier. Compare with <c>TimeSpan.Ticks</c>.</summary>
    public static Expr<long> DiffTicks(this Expr<DateTimeOffset> instant, Expr<DateTimeOffset> from) => new(Functions.Node(Function.DiffTicks, SqlType.Int64, instant, from));

    /// <inheritdoc cref="DiffTicks(Expr{DateTimeOffset}, Expr{DateTimeOffset})"/>
    public static Expr<long?> DiffTicks(this Expr<DateTimeOffset?> instant, Expr<DateTimeOffset?> from) => new(Functions.Node(Function.DiffTicks, SqlType.Int64, instant, from));

    /// <inheritdoc cref="DiffTicks(Expr{DateTimeOffset}, Expr{DateTimeOffset})"/>
    public static Expr<long> DiffTicks(this Expr<DateTime> time, Expr<DateTime> from) => new(Functions.Node(Function.DiffTicks, SqlType.Int64, time, from));

    /// <inheritdoc cref="DiffTicks(Expr{DateTimeOffset}, Expr{DateTimeOffset})"/>
    public static Expr<long?> DiffTicks(this Expr<DateTime?> time, Expr<DateTime?> from) => new(Functions.Node(Function.DiffTicks, SqlType.Int64, time, from));
}
