namespace FeatureStore.Tool.Output;

/// <summary>How a result is printed.</summary>
internal enum OutputFormat
{
    /// <summary>Aligned columns, for people.</summary>
    Table,

    /// <summary>One JSON object, for programs.</summary>
    Json,

    /// <summary>A JSON object a line: what it is, then the findings, then the rows of the tables.</summary>
    NdJson,

    /// <summary>CSV with a header: the first table.</summary>
    Csv,

    /// <summary>Markdown, for a chat or an issue.</summary>
    Markdown,

    /// <summary>JUnit XML, for a CI that shows tests.</summary>
    JUnit,

    /// <summary>SARIF 2.1.0, for tools that collect findings.</summary>
    Sarif,

    /// <summary>Workflow commands, which GitHub Actions shows as annotations.</summary>
    GitHub,
}
