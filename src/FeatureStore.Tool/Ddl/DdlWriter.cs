using System.Globalization;
using System.Text;
using FeatureStore.Generators.Definitions;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Ddl;

/// <summary>Writes a table as the CREATE TABLE of BigQuery.</summary>
internal static class DdlWriter
{
    private const double MillisecondsPerDay = 24 * 60 * 60 * 1000;

    // The words that GoogleSQL reserves.
    private static readonly HashSet<string> Reserved = new(
        ("ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS CUBE CURRENT DEFAULT DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE "
        + "EXISTS EXTRACT FALSE FETCH FOLLOWING FOR FROM FULL GROUP GROUPING GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL "
        + "NEW NO NOT NULL NULLS OF ON OR ORDER OUTER OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT SET SOME STRUCT TABLESAMPLE THEN TO TREAT TRUE "
        + "UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static string Write(TableShape table)
    {
        var text = new StringBuilder($"CREATE TABLE {Path(table.Path)}\n(\n");
        var elements = table.Columns.Select(Column).Concat(Constraints(table));
        text.Append(string.Join(",\n", elements.Select(element => "  " + element))).Append("\n)");
        if (table.Partition is { } partition)
            text.Append("\nPARTITION BY ").Append(Partition(partition, table));
        if (table.Clustering.Length > 0)
            text.Append("\nCLUSTER BY ").Append(string.Join(", ", table.Clustering.Select(Name)));
        var options = Options(table).ToList();
        if (options.Count > 0)
            text.Append("\nOPTIONS (\n").Append(string.Join(",\n", options.Select(option => "  " + option))).Append("\n)");
        return text.Append(";\n").ToString();
    }

    /// <summary>A column with all that belongs to it, as CREATE TABLE and ADD COLUMN take it.</summary>
    public static string Column(ShapeColumn column)
    {
        var text = new StringBuilder($"{Name(column.Name)} {Type(column)}");
        if (column.Collation is { } collation)
            text.Append(" COLLATE ").Append(Literal(collation));
        if (column.Default is { } value)
            text.Append(" DEFAULT ").Append(value);
        if (column.Mode == ShapeMode.Required)
            text.Append(" NOT NULL");
        if (!string.IsNullOrEmpty(column.Description))
            text.Append(" OPTIONS (description = ").Append(Literal(column.Description)).Append(')');
        return text.ToString();
    }

    /// <summary>The type, with the fields of a STRUCT.</summary>
    public static string Type(ShapeColumn column)
    {
        var element = column.Type == ColumnType.Struct ? $"STRUCT<{string.Join(", ", column.Fields.Select(Column))}>" : column.ScalarText;
        return column.Mode == ShapeMode.Repeated ? $"ARRAY<{element}>" : element;
    }

    public static string Path(TablePath path) => $"`{path}`";

    /// <summary>A name, in quotes where GoogleSQL would take it for something else.</summary>
    public static string Name(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Reserved.Contains(name) ? name : $"`{name}`";

    public static string Literal(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007f' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    public static string Partition(ShapePartition partition, TableShape table)
    {
        if (partition.Range is { } range)
            return string.Create(CultureInfo.InvariantCulture, $"RANGE_BUCKET({Name(partition.Column!)}, GENERATE_ARRAY({range.Start}, {range.End}, {range.Interval}))");
        if (partition.Column is not { } column)
            return partition.Granularity == "DAY" ? "_PARTITIONDATE" : $"TIMESTAMP_TRUNC(_PARTITIONTIME, {partition.Granularity})";
        return table.Find(column)?.Type switch
        {
            ColumnType.Timestamp => $"TIMESTAMP_TRUNC({Name(column)}, {partition.Granularity})",
            ColumnType.DateTime => $"DATETIME_TRUNC({Name(column)}, {partition.Granularity})",
            _ when partition.Granularity == "DAY" => Name(column),
            _ => $"DATE_TRUNC({Name(column)}, {partition.Granularity})",
        };
    }

    public static string ExpirationDays(long milliseconds) => (milliseconds / MillisecondsPerDay).ToString(CultureInfo.InvariantCulture);

    public static string PrimaryKey(IEnumerable<string> columns) => $"PRIMARY KEY ({Names(columns)}) NOT ENFORCED";

    public static string ForeignKey(ShapeForeignKey key) =>
        $"{(key.Name is null ? "" : $"CONSTRAINT {Name(key.Name)} ")}FOREIGN KEY ({Names(key.Columns)}) REFERENCES {Path(key.Table)} ({Names(key.ReferencedColumns)}) NOT ENFORCED";

    private static IEnumerable<string> Constraints(TableShape table)
    {
        if (table.PrimaryKey.Length > 0)
            yield return PrimaryKey(table.PrimaryKey);
        foreach (var key in table.ForeignKeys)
            yield return ForeignKey(key);
    }

    private static IEnumerable<string> Options(TableShape table)
    {
        if (!string.IsNullOrEmpty(table.FriendlyName))
            yield return $"friendly_name = {Literal(table.FriendlyName)}";
        if (!string.IsNullOrEmpty(table.Description))
            yield return $"description = {Literal(table.Description)}";
        if (table.Labels.Length > 0)
            yield return $"labels = [{string.Join(", ", table.Labels.Select(label => $"({Literal(label.Key)}, {Literal(label.Value)})"))}]";
        if (table.Partition?.ExpirationMs is { } expiration)
            yield return $"partition_expiration_days = {ExpirationDays(expiration)}";
        if (table.FilterRequired)
            yield return "require_partition_filter = TRUE";
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));
}
