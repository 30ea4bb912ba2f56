using System.Collections;
using System.Globalization;

namespace FeatureStore.GoogleSql.Tests;

/// <summary>Values of any engine as text, by which results are compared.</summary>
internal static class Cells
{
    /// <summary>Rows as lines; a FLOAT64 with so many digits.</summary>
    public static List<string> Lines(IReadOnlyList<ColumnInfo> columns, IEnumerable<object?[]> rows, int digits = 17) =>
        [.. rows.Select(row => string.Join(" | ", row.Select((value, i) => Text(columns[i], value, digits))))];

    public static string Text(ColumnInfo column, object? value, int digits) => (column.Mode, column.Type, value) switch
    {
        // A null list reads as an empty one.
        (ColumnMode.Repeated, _, null) => "[]",
        (ColumnMode.Repeated, _, IEnumerable list) => $"[{string.Join(", ", list.Cast<object?>().Select(v => Text(column with { Mode = ColumnMode.Nullable }, v, digits)))}]",
        (_, _, null) => "null",
        (_, DataType.Struct, object?[] fields) => $"({string.Join(", ", column.Fields.Select((f, i) => Text(f, fields[i], digits)))})",
        (_, DataType.Struct, IDictionary fields) => $"({string.Join(", ", column.Fields.Select(f => Text(f, fields[f.Name], digits)))})",
        (_, DataType.Date, DateTime time) => Day(DateOnly.FromDateTime(time)),
        (_, DataType.Date, DateOnly day) => Day(day),
        (_, DataType.Timestamp, DateTimeOffset time) => Time(time.UtcDateTime),
        (_, DataType.Timestamp or DataType.DateTime, DateTime time) => Time(time),

        // A mean of numbers that make up for each other is 0, give or take the order in which they are added.
        (_, _, double number) when digits < 17 && Math.Abs(number) < 1e-12 => "0",

        // -0 is 0, as it is in C#.
        (_, _, double number) => (number + 0.0).ToString($"G{digits}", CultureInfo.InvariantCulture),
        (_, _, decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
