namespace FeatureStore.Generators.Definitions;

/// <summary>One table as its definition says it: what the emitters read. Value-equal, and free of positions, so a whitespace edit changes nothing.</summary>
internal sealed record TableDefinition(
    string ProjectId,
    string DatasetId,
    string TableId,
    string TypeName,
    string Description,
    EquatableArray<ColumnDefinition> Columns,
    PartitionDefinition? Partition,
    EquatableArray<string> Clustering,
    CatalogDefinition? Catalog,
    string Fingerprint);

/// <summary>How the table is partitioned; without a column it is partitioned by load time. Partitions are kept for ExpirationMs milliseconds, or for ever.</summary>
internal sealed record PartitionDefinition(string? Column, string Granularity, bool FilterRequired, long? ExpirationMs = null);

/// <summary>One column, or one field of a STRUCT.</summary>
internal sealed record ColumnDefinition(
    string Name,
    string PropertyName,
    ColumnType Type,
    ColumnMode Mode,
    int? Precision,
    int? Scale,
    int? MaxLength,
    string Description,
    EquatableArray<ColumnDefinition> Fields,
    string? EnumName = null,
    string? Section = null,
    DeprecationDefinition? Deprecation = null);

internal enum ColumnType
{
    String,
    Int64,
    Float64,
    Numeric,
    BigNumeric,
    Bool,
    Date,
    DateTime,
    Time,
    Timestamp,
    Bytes,
    Json,
    Geography,
    Struct,
}

internal enum ColumnMode
{
    Nullable,
    Required,
    Repeated,
}

/// <summary>A column, feature or group that readers should leave: what to use in its place, and why.</summary>
internal sealed record DeprecationDefinition(string Replacement, string? Reason, string? Since, string? Sunset);
