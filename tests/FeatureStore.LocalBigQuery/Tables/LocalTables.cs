using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using FeatureStore.GoogleSql;

namespace FeatureStore.LocalBigQuery;

/// <summary>Tables by name.</summary>
public sealed class LocalTables
{
    private readonly ConcurrentDictionary<string, LocalTable> _tables = new(StringComparer.Ordinal);

    /// <summary>The table of a name; null if there is none.</summary>
    public LocalTable? Find(string project, string dataset, string table) => _tables.GetValueOrDefault($"{project}.{dataset}.{table}");

    /// <summary>Makes a table as a body of tables.insert says; false if there is one of that name.</summary>
    public bool Create(string project, string dataset, JsonObject body)
    {
        var table = TableResourceReader.Read(project, dataset, body);
        return _tables.TryAdd($"{project}.{dataset}.{table.TableId}", new(table, body));
    }

    /// <summary>What a statement can see. The reference engine knows the type GEOGRAPHY, but evaluates nothing of it, so there it is text.</summary>
    internal List<GoogleSqlTable> Snapshot() => [.. _tables.Values.Select(t => new GoogleSqlTable(t.Definition with { Columns = Evaluated(t.Definition.Columns) }, t.Rows))];

    private static ValueList<ColumnInfo> Evaluated(ValueList<ColumnInfo> columns) =>
        columns.Select(c => c with { Type = c.Type == DataType.Geography ? DataType.String : c.Type, Fields = Evaluated(c.Fields) }).ToValueList();
}
