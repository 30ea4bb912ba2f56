namespace FeatureStore.DuckDB;

/// <summary>Spells texts where DuckDB takes no parameter: in its DDL, and in the names of files.</summary>
internal static class DuckDbText
{
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A path as itself, where DuckDB would take a pattern.</summary>
    public static string FileLiteral(string path) => Literal(path
        .Replace("[", "[[]", StringComparison.Ordinal)
        .Replace("*", "[*]", StringComparison.Ordinal)
        .Replace("?", "[?]", StringComparison.Ordinal));
}
