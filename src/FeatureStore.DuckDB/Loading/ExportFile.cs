namespace FeatureStore.DuckDB;

/// <summary>The format of an export.</summary>
public enum ExportFormat
{
    /// <summary>A JSON object per line, plain or gzip.</summary>
    Ndjson,

    /// <summary>Parquet.</summary>
    Parquet,

    /// <summary>CSV with a header, plain or gzip.</summary>
    Csv,
}

/// <summary>One file that BigQuery exported.</summary>
internal sealed record ExportFile(string Path, ExportFormat Format)
{
    /// <summary>A file that is there, in the format of its name unless said otherwise.</summary>
    public static ExportFile Of(string path, ExportFormat? format)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path))
            throw new FeatureStoreException($"{path} is a directory; name the files in it.");
        if (!File.Exists(path))
            throw new FeatureStoreException($"{path} does not exist.");
        return new(path, format ?? FormatOf(path));
    }

    private static ExportFormat FormatOf(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return System.IO.Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".NDJSON" or ".JSONL" or ".JSON" => ExportFormat.Ndjson,
            ".PARQUET" => ExportFormat.Parquet,
            ".CSV" => ExportFormat.Csv,
            var other => throw new FeatureStoreException($"{path}: the extension '{other.ToLowerInvariant()}' says no format; name it .ndjson, .parquet or .csv (.gz allowed), or say the format."),
        };
    }
}
