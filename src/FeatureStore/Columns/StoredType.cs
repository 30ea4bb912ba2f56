namespace FeatureStore;

/// <summary>Whether a column as an engine has it gives the values that code built for its definition expects.</summary>
internal static class StoredType
{
    /// <summary>True too for a type that is not known here: only what is certain is held against a store.</summary>
    /// <param name="column">The column as the program was built for it.</param>
    /// <param name="stored">The type of the stored column, as the engine spells it.</param>
    public static bool Fits(ColumnInfo column, string stored)
    {
        var type = stored.Trim().ToUpperInvariant();
        var isList = type.EndsWith(']') || type.StartsWith("ARRAY<", StringComparison.Ordinal);
        if (isList != (column.Mode == ColumnMode.Repeated))
            return Parse(type) is null && !isList;
        var element = !isList ? type : type.EndsWith(']') ? type[..type.LastIndexOf('[')] : type["ARRAY<".Length..^1];
        return Parse(element) is not { } found || Fits(column.Type, found);
    }

    // A whole number is a number of any kind; the reverse would lose what is after the point.
    private static bool Fits(DataType wanted, DataType found) => wanted == found || wanted switch
    {
        DataType.Float64 or DataType.Numeric or DataType.BigNumeric => found is DataType.Int64 or DataType.Float64 or DataType.Numeric or DataType.BigNumeric,
        DataType.Json or DataType.Geography => found == DataType.String,
        DataType.String => found == DataType.Json,
        _ => false,
    };

    /// <summary>The kind of a type in either dialect; null for one that no definition has.</summary>
    private static DataType? Parse(string type) => Head(type) switch
    {
        "STRING" or "VARCHAR" or "TEXT" or "CHAR" or "ENUM" => DataType.String,
        "INT64" or "INTEGER" or "INT" or "BIGINT" or "SMALLINT" or "TINYINT" or "HUGEINT" or "UBIGINT" or "UINTEGER" or "USMALLINT" or "UTINYINT" => DataType.Int64,
        "FLOAT64" or "FLOAT" or "DOUBLE" or "REAL" => DataType.Float64,
        "NUMERIC" or "DECIMAL" => DataType.Numeric,
        "BIGNUMERIC" => DataType.BigNumeric,
        "BOOL" or "BOOLEAN" => DataType.Bool,
        "DATE" => DataType.Date,
        "DATETIME" => DataType.DateTime,
        "TIME" => DataType.Time,
        "TIMESTAMP WITH TIME ZONE" or "TIMESTAMPTZ" => DataType.Timestamp,
        "BYTES" or "BLOB" => DataType.Bytes,
        "JSON" => DataType.Json,
        "GEOGRAPHY" => DataType.Geography,
        "STRUCT" or "RECORD" => DataType.Struct,
        // A moment in BigQuery, a wall clock in DuckDB, which tells the moment by its zone.
        _ => null,
    };

    private static string Head(string type)
    {
        var end = type.AsSpan().IndexOfAny('(', '<');
        return (end < 0 ? type : type[..end]).Trim();
    }
}
