using System.IO.Compression;
using System.Text.Json;

namespace FeatureStore.DuckDB;

/// <summary>Looks for what is to blame when a file could not be loaded; only then is it worth a second pass.</summary>
internal static class BadCellSearch
{
    /// <summary>A query for the first cell that does not fit its column: row number, column, and text; no row if each fits.</summary>
    /// <param name="columns">The columns that the file has.</param>
    /// <param name="from">The rows of the file, each column as text or JSON.</param>
    public static string Query(IEnumerable<ColumnInfo> columns, string from)
    {
        var checks = columns
            .SelectMany(c => Checks(c, c.Name, SqlDialect.DuckDb.Quote(c.Name), isRequired: c.Mode == ColumnMode.Required))
            .Select((check, i) => $"SELECT row_number, {DuckDbText.Literal(check.Name)} AS name, CAST({check.Value} AS VARCHAR) AS text, {i} AS column_number FROM numbered WHERE {check.Condition}");
        return $"WITH numbered AS MATERIALIZED (SELECT *, row_number() OVER () AS row_number FROM {from}) {string.Join(" UNION ALL ", checks)} ORDER BY row_number, column_number LIMIT 1";
    }

    /// <summary>The first line of an NDJSON file that is no JSON object, counted from 1; null if each is one.</summary>
    public static (long Line, string Problem)? FindBrokenLine(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        for (var line = 1L; reader.ReadLine() is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            try
            {
                using var json = JsonDocument.Parse(text);
                if (json.RootElement.ValueKind != JsonValueKind.Object)
                    return (line, $"a JSON object was expected, but this is: {json.RootElement.ValueKind.ToString().ToLowerInvariant()}");
            }
            catch (JsonException error)
            {
                return (line, $"broken JSON at byte {error.BytePositionInLine + 1}");
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, string Value, string Condition)> Checks(ColumnInfo column, string name, string value, bool isRequired)
    {
        if (column is { Type: DataType.Struct, Mode: not ColumnMode.Repeated })
        {
            foreach (var field in column.Fields)
            {
                var path = DuckDbText.Literal($"$.\"{field.Name}\"");
                var isNested = field.Mode == ColumnMode.Repeated || field.Type is DataType.Struct or DataType.Json;
                var inner = isNested ? $"json_extract({value}, {path})" : $"json_extract_string({value}, {path})";
                foreach (var check in Checks(field, $"{name}.{field.Name}", inner, isRequired: false))
                    yield return check;
            }

            if (!isRequired)
                yield break;
        }

        var bad = IsBad(column, value);
        var condition = isRequired ? $"{value} IS NULL{(bad is null ? "" : $" OR {bad}")}" : bad;
        if (condition is not null)
            yield return (name, value, condition);
    }

    // The type must say no to text that is not null; an error() would be clearer, but TRY does not take it.
    private static string? IsBad(ColumnInfo column, string value)
    {
        var type = SqlDialect.DuckDb.TypeName(column);
        if (column.Mode == ColumnMode.Repeated)
        {
            // A list takes a bad element as null, so the elements that are not null are counted.
            var list = $"TRY_CAST({value} AS {type})";
            return $"({value} IS NOT NULL AND ({list} IS NULL OR list_count({list}) <> list_count(TRY_CAST({value} AS VARCHAR[]))))";
        }

        return column.Type switch
        {
            DataType.Struct or DataType.String or DataType.Geography => null,
            DataType.Int64 => $"({value} IS NOT NULL AND (contains({value}, '.') OR TRY_CAST({value} AS BIGINT) IS NULL))",
            DataType.Bytes => $"({value} IS NOT NULL AND TRY(from_base64({value})) IS NULL)",
            _ => $"({value} IS NOT NULL AND TRY_CAST({value} AS {type}) IS NULL)",
        };
    }
}
