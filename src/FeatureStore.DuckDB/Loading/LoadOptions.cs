namespace FeatureStore.DuckDB;

/// <summary>What happens to rows that are there already.</summary>
public enum LoadMode
{
    /// <summary>They stay; the new rows come beside them.</summary>
    Append,

    /// <summary>The partition days that the files hold are emptied first.</summary>
    ReplacePartitions,
}

/// <summary>How exports are loaded.</summary>
public sealed record LoadOptions
{
    /// <summary>The format of all files; null to go by their extensions.</summary>
    public ExportFormat? Format { get; init; }

    /// <summary>What happens to rows that are there already.</summary>
    public LoadMode Mode { get; init; }

    /// <summary>Whether columns that the definition does not have are left out, rather than refused. It also spares a first pass over NDJSON.</summary>
    public bool IgnoreUnknownColumns { get; init; }
}

/// <summary>How far a load is.</summary>
/// <param name="File">The file that was just read.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Files">Files read so far.</param>
/// <param name="TotalFiles">Files in all.</param>
public sealed record LoadProgress(string File, long Rows, int Files, int TotalFiles);
