namespace FeatureStore.Tool.Output;

/// <summary>How a result is printed.</summary>
internal enum OutputFormat
{
    /// <summary>Aligned columns, for people.</summary>
    Table,

    /// <summary>JSON, for programs.</summary>
    Json,

    /// <summary>CSV with a header.</summary>
    Csv,

    /// <summary>A Markdown table.</summary>
    Markdown,
}
