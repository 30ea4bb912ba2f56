namespace FeatureStore.DuckDB;

public sealed partial class DuckDbFeatureStore
{
    /// <summary>The ENUM columns of a table that is there, with their types.</summary>
    private List<(ColumnInfo Column, string Type)> StoredEnums(TableInfo table) =>
    [
        .. Rows("SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND lower(table_name) = lower(" + DuckDbText.Literal(table.TableId) + ")", r => (Name: r.GetString(0), Type: r.GetString(1)))
            .Where(c => EnumColumns.IsEnumType(c.Type))
            .Select(c => (Column: table.Find(c.Name), c.Type))
            .Where(c => c.Column is not null && EnumColumns.IsEnum(c.Column))
            .Select(c => (c.Column!, c.Type)),
    ];

    /// <summary>The texts of a source that the ENUM columns of its table lack, column by column; found in one pass over it.</summary>
    /// <param name="enums">The ENUM columns of the table, with their types.</param>
    /// <param name="source">A SELECT that gives the columns as text.</param>
    private List<string[]> UnknownTexts(List<(ColumnInfo Column, string Type)> enums, string source)
    {
        if (enums.Count == 0)
            return [];
        var lists = enums.Select((e, i) => $"list(DISTINCT {Dialect.Quote(e.Column.Name)}) FILTER (WHERE {Dialect.Quote(e.Column.Name)} IS NOT NULL AND TRY_CAST({Dialect.Quote(e.Column.Name)} AS {e.Type}) IS NULL) AS texts_{i}");
        var texts = enums.Select((_, i) => $"SELECT {i} AS position, unnest(texts_{i}) AS text FROM found");
        var found = Rows(
            $"WITH found AS MATERIALIZED (SELECT {string.Join(", ", lists)} FROM ({source})) {string.Join(" UNION ALL ", texts)}",
            r => (Position: r.GetInt32(0), Text: r.GetString(1))).ToLookup(t => t.Position, t => t.Text);
        return [.. enums.Select((_, i) => found[i].ToArray())];
    }

    /// <summary>
    /// Makes ENUM columns wide enough for more texts. Within a transaction it comes before any other change to the table: DuckDB commits no
    /// ALTER after a DELETE.
    /// </summary>
    private void Widen(TableInfo table, List<(ColumnInfo Column, string Type)> enums, IEnumerable<List<string[]>> unknown)
    {
        var perSource = unknown.Where(texts => texts.Count > 0).ToList();
        for (var i = 0; i < enums.Count; i++)
        {
            var (column, type) = enums[i];
            var added = perSource.SelectMany(texts => texts[i]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (added.Count == 0)
                continue;
            var known = Rows($"SELECT unnest(enum_range(CAST(NULL AS {type})))", r => r.GetString(0));
            Execute($"ALTER TABLE {Dialect.Table(table)} ALTER COLUMN {Dialect.Quote(column.Name)} TYPE {EnumColumns.TypeOf([.. known, .. added])}");
        }
    }

    private List<T> Rows<T>(string sql, Func<System.Data.Common.DbDataReader, T> read)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
