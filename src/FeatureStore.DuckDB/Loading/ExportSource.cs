using DuckDB.NET.Data;

namespace FeatureStore.DuckDB;

/// <summary>How the rows of an export are read as the columns of a table: a FROM item, and an expression for each column.</summary>
internal sealed class ExportSource
{
    private readonly ExportFile _file;
    private readonly TableInfo _table;
    private readonly Dictionary<string, string> _typesInFile;

    private ExportSource(ExportFile file, TableInfo table, Dictionary<string, string> typesInFile)
    {
        _file = file;
        _table = table;
        _typesInFile = typesInFile;
    }

    /// <summary>Whether each row is free text that DuckDB turns into types, so that a bad cell can be looked for.</summary>
    public bool IsText => _file.Format != ExportFormat.Parquet;

    /// <summary>Columns of the file, as far as it was looked into.</summary>
    public IReadOnlyCollection<string> Columns => _typesInFile.Keys;

    /// <summary>A query for the columns of the file, where only its rows say which it has; else null.</summary>
    public string? FindColumns => _file.Format == ExportFormat.Ndjson && _typesInFile.Count == 0 ? ColumnsOfRows(DuckDbText.FileLiteral(_file.Path)) : null;

    /// <summary>Columns of the file that the table does not have.</summary>
    public IEnumerable<string> UnknownColumns => _typesInFile.Keys.Where(name => _table.Find(name) is null);

    /// <summary>SELECT of all columns of the table, with their types, in the order of the definition.</summary>
    public string Select => $"SELECT {string.Join(", ", _table.Columns.Select(c => $"{Value(c)} AS {SqlDialect.DuckDb.Quote(c.Name)}"))} FROM {From(typed: true)}";

    /// <summary>Looks into a file for its columns. NDJSON has no header: its columns are asked for only if wanted, as that reads it all.</summary>
    public static ExportSource Open(DuckDBConnection connection, ExportFile file, TableInfo table, bool lookForUnknownColumns)
    {
        var literal = DuckDbText.FileLiteral(file.Path);
        var sql = file.Format switch
        {
            ExportFormat.Parquet => $"DESCRIBE SELECT * FROM read_parquet({literal})",
            ExportFormat.Csv when new FileInfo(file.Path).Length > 0 => $"DESCRIBE SELECT * FROM read_csv({literal}, all_varchar = true, header = true, delim = ',', quote = '\"')",
            ExportFormat.Ndjson when lookForUnknownColumns => ColumnsOfRows(literal),
            _ => "SELECT '', '' WHERE false",
        };
        var types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                types[reader.GetString(0)] = reader.GetString(1);
        }
        catch (DuckDBException error)
        {
            if (file.Format == ExportFormat.Ndjson && BadCellSearch.FindBrokenLine(file.Path) is { } broken)
                throw new FeatureStoreDataException(file.Path, broken.Line, null, null, broken.Problem, error);
            throw new FeatureStoreDataException(file.Path, null, null, null, Problem(file, error), error);
        }

        var source = new ExportSource(file, table, types);
        if (file.Format == ExportFormat.Csv && source.FirstNested() is { } nested)
            throw new FeatureStoreDataException(file.Path, null, nested.Name, null, $"CSV cannot hold a {nested.TypeText}; export the table as NDJSON or Parquet.");
        return source;
    }

    /// <summary>A query for the first cell that does not fit its column: row number, column, and text; no row if each fits.</summary>
    public string FindBadCell() => BadCellSearch.Query(_table.Columns.Where(InFile), From(typed: false));

    /// <summary>What is wrong with the file as a whole, as far as DuckDB says it.</summary>
    public static string Problem(ExportFile file, DuckDBException error)
    {
        var message = DuckDbErrors.FirstLine(error.Message);
        var place = message.IndexOf("at byte", StringComparison.Ordinal);
        return file.Format switch
        {
            ExportFormat.Ndjson when message.Contains("Malformed JSON", StringComparison.Ordinal) && place >= 0 => $"broken JSON {message[place..]}",
            ExportFormat.Parquet => $"this is no readable Parquet file: {message}",
            _ => message,
        };
    }

    private static string ColumnsOfRows(string literal) => $"SELECT DISTINCT unnest(json_keys(json)), 'JSON' FROM read_ndjson_objects({literal}) ORDER BY 1";

    private ColumnInfo? FirstNested() => _table.Columns.FirstOrDefault(c =>
        _typesInFile.ContainsKey(c.Name) && (c.Mode == ColumnMode.Repeated || c.Type == DataType.Struct));

    private bool InFile(ColumnInfo column) => _file.Format == ExportFormat.Ndjson || _typesInFile.ContainsKey(column.Name);

    private string From(bool typed)
    {
        var literal = DuckDbText.FileLiteral(_file.Path);
        switch (_file.Format)
        {
            case ExportFormat.Parquet:
                return $"read_parquet({literal})";
            case ExportFormat.Csv:
                return _typesInFile.Count == 0
                    ? $"(SELECT {string.Join(", ", _table.Columns.Select(c => $"NULL::VARCHAR AS {SqlDialect.DuckDb.Quote(c.Name)}"))} WHERE false)"
                    : $"read_csv({literal}, all_varchar = true, header = true, delim = ',', quote = '\"')";
            default:
                var columns = _table.Columns.Select(c => $"{DuckDbText.Literal(c.Name)}: {DuckDbText.Literal(JsonType(c, typed))}");
                return $"read_json({literal}, format = 'newline_delimited', columns = {{{string.Join(", ", columns)}}})";
        }
    }

    // Text where DuckDB's own reading would be too lenient (1.5 as an INT64), or too strict (base64).
    private static string JsonType(ColumnInfo column, bool typed) => column switch
    {
        { Mode: ColumnMode.Repeated } or { Type: DataType.Struct } => typed ? SqlDialect.DuckDb.TypeName(column) : "JSON",
        { Type: DataType.Json } => "JSON",
        { Type: DataType.Int64 or DataType.Bytes } => "VARCHAR",
        _ => typed ? SqlDialect.DuckDb.TypeName(column) : "VARCHAR",
    };

    private string Value(ColumnInfo column)
    {
        var type = SqlDialect.DuckDb.TypeName(column);
        if (!InFile(column))
            return $"CAST(NULL AS {type})";
        var quoted = SqlDialect.DuckDb.Quote(column.Name);
        return _file.Format switch
        {
            ExportFormat.Parquet => string.Equals(_typesInFile[column.Name], type, StringComparison.OrdinalIgnoreCase) ? quoted : $"CAST({quoted} AS {type})",
            ExportFormat.Ndjson when column is not { Mode: not ColumnMode.Repeated, Type: DataType.Int64 or DataType.Bytes } => quoted,
            _ => Convert(column),
        };
    }

    /// <summary>Text as the column's type; an error where it does not fit.</summary>
    private static string Convert(ColumnInfo column)
    {
        var quoted = SqlDialect.DuckDb.Quote(column.Name);
        return column switch
        {
            { Mode: ColumnMode.Repeated } or { Type: DataType.Struct } => $"CAST(CAST({quoted} AS JSON) AS {SqlDialect.DuckDb.TypeName(column)})",
            { Type: DataType.Int64 } => $"CASE WHEN contains({quoted}, '.') THEN error('not an INT64') ELSE CAST({quoted} AS BIGINT) END",
            { Type: DataType.Bytes } => $"from_base64({quoted})",
            _ => $"CAST({quoted} AS {SqlDialect.DuckDb.TypeName(column)})",
        };
    }
}
