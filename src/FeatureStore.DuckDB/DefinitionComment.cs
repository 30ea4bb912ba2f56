using System.Text.RegularExpressions;

namespace FeatureStore.DuckDB;

/// <summary>The comment of a table: what a row is, and the fingerprint of the definition that made the table.</summary>
internal static partial class DefinitionComment
{
    /// <summary>The statement that gives a table its comment.</summary>
    public static string Sql(TableInfo table) =>
        $"COMMENT ON TABLE {SqlDialect.DuckDb.Table(table)} IS {DuckDbText.Literal($"{table.Description} [definition {table.Fingerprint}]".TrimStart())};";

    /// <summary>Null for a comment of somebody else's.</summary>
    public static string? FingerprintIn(string comment) => Fingerprint().Match(comment) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\[definition ([0-9a-f]{16})\]$")]
    private static partial Regex Fingerprint();
}
