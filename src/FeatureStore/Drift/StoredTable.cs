namespace FeatureStore;

/// <summary>A column as an engine has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as the engine spells it.</param>
public sealed record StoredColumn(string Name, string Type)
{
    /// <summary>Whether it may be null or holds a list; an engine that says lists in the type alone has no REPEATED.</summary>
    public ColumnMode Mode { get; init; }

    /// <summary>Total decimal digits of a NUMERIC or BIGNUMERIC; null where the engine sets no limit, or none apart from the type.</summary>
    public int? Precision { get; init; }

    /// <summary>Decimal digits after the point; null as for <see cref="Precision"/>.</summary>
    public int? Scale { get; init; }

    /// <summary>Longest text or bytes allowed, in characters or bytes; null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Fields of a STRUCT, where the engine tells them apart; empty otherwise.</summary>
    public ValueList<StoredColumn> Fields { get; init; } = [];
}

/// <summary>A table as an engine has it, or as its definition wants it, in the words of that engine.</summary>
/// <param name="Columns">Its columns, in the order of the engine.</param>
public sealed record StoredTable(ValueList<StoredColumn> Columns)
{
    /// <summary>How it is partitioned and clustered; null for an engine that knows neither.</summary>
    public StorageInfo? Storage { get; init; }

    /// <summary>What a definition wants, as BigQuery spells it.</summary>
    public static StoredTable Of(TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(table.Columns.Select(Of).ToValueList()) { Storage = new(table.Partition, table.Clustering) };
    }

    private static StoredColumn Of(ColumnInfo column) => new(column.Name, (column with { Scale = column.Scale is 0 ? null : column.Scale }).TypeText)
    {
        Mode = column.Mode,
        Precision = column.Precision,
        Scale = column.Scale is 0 ? null : column.Scale,
        MaxLength = column.MaxLength,
        Fields = column.Fields.Select(Of).ToValueList(),
    };
}

/// <summary>How the rows of a table are kept.</summary>
/// <param name="Partition">How it is partitioned; null if it is not.</param>
/// <param name="Clustering">Names of the clustering columns, in order.</param>
public sealed record StorageInfo(PartitionInfo? Partition, ValueList<string> Clustering);
