using System.Text.Json.Nodes;

namespace FeatureStore.LocalBigQuery;

/// <summary>A table: its resource, as tables.insert was given it, and its rows.</summary>
public sealed class LocalTable
{
    private readonly Lock _lock = new();
    private readonly List<object?[]> _rows = [];
    private readonly HashSet<string> _insertIds = [];

    internal LocalTable(TableInfo definition, JsonObject resource)
    {
        Definition = definition;
        Resource = resource;
    }

    /// <summary>Its columns and partition.</summary>
    public TableInfo Definition { get; }

    /// <summary>What tables.get answers.</summary>
    internal JsonObject Resource { get; }

    /// <summary>Its rows now, in the order in which they came.</summary>
    public IReadOnlyList<object?[]> Rows
    {
        get
        {
            lock (_lock)
                return [.. _rows];
        }
    }

    /// <summary>Adds rows, all at once.</summary>
    internal void Add(IEnumerable<object?[]> rows)
    {
        lock (_lock)
            _rows.AddRange(rows);
    }

    /// <summary>Adds a streamed row, unless one of its id has come before.</summary>
    internal void Add(object?[] row, string? insertId)
    {
        lock (_lock)
        {
            if (insertId is null || _insertIds.Add(insertId))
                _rows.Add(row);
        }
    }
}
