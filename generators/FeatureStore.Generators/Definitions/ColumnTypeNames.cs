namespace FeatureStore.Generators.Definitions;

/// <summary>The spellings of types and modes that BigQuery accepts, in any case.</summary>
internal static class ColumnTypeNames
{
    private static readonly Dictionary<string, ColumnType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["STRING"] = ColumnType.String,
        ["INTEGER"] = ColumnType.Int64,
        ["INT64"] = ColumnType.Int64,
        ["INT"] = ColumnType.Int64,
        ["SMALLINT"] = ColumnType.Int64,
        ["BIGINT"] = ColumnType.Int64,
        ["TINYINT"] = ColumnType.Int64,
        ["BYTEINT"] = ColumnType.Int64,
        ["FLOAT"] = ColumnType.Float64,
        ["FLOAT64"] = ColumnType.Float64,
        ["NUMERIC"] = ColumnType.Numeric,
        ["DECIMAL"] = ColumnType.Numeric,
        ["BIGNUMERIC"] = ColumnType.BigNumeric,
        ["BIGDECIMAL"] = ColumnType.BigNumeric,
        ["BOOLEAN"] = ColumnType.Bool,
        ["BOOL"] = ColumnType.Bool,
        ["DATE"] = ColumnType.Date,
        ["DATETIME"] = ColumnType.DateTime,
        ["TIME"] = ColumnType.Time,
        ["TIMESTAMP"] = ColumnType.Timestamp,
        ["BYTES"] = ColumnType.Bytes,
        ["JSON"] = ColumnType.Json,
        ["GEOGRAPHY"] = ColumnType.Geography,
        ["RECORD"] = ColumnType.Struct,
        ["STRUCT"] = ColumnType.Struct,
    };

    private static readonly Dictionary<string, ColumnMode> Modes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NULLABLE"] = ColumnMode.Nullable,
        ["REQUIRED"] = ColumnMode.Required,
        ["REPEATED"] = ColumnMode.Repeated,
    };

    /// <summary>What to do about a type that BigQuery has and this library does not read; null for any other text.</summary>
    public static string? NotRead(string text) => text.ToUpperInvariant() is "RANGE" or "INTERVAL" || text.StartsWith("RANGE<", StringComparison.OrdinalIgnoreCase)
        ? "BigQuery has it, but FeatureStore does not read it: leave the column out, or keep its values in columns of other types"
        : null;

    public static IEnumerable<string> AllTypes => Types.Keys;

    public static IEnumerable<string> AllModes => Modes.Keys;

    public static ColumnType? Type(string text) => Types.TryGetValue(text, out var type) ? type : null;

    public static ColumnMode? Mode(string text) => Modes.TryGetValue(text, out var mode) ? mode : null;

    /// <summary>The type as GoogleSQL spells it, for a message.</summary>
    public static string Sql(this ColumnType type) => type.ToString().ToUpperInvariant();

    public static bool IsNumber(this ColumnType type) =>
        type is ColumnType.Int64 or ColumnType.Float64 or ColumnType.Numeric or ColumnType.BigNumeric;
}
