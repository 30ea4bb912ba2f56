using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>What 'featurestore drift' and 'featurestore plan' find: FS501 on. No build reports them, as it sees no live table; they stand here so that every id has one list, one page and one index.</summary>
internal static class DriftDescriptors
{
    /// <summary>The message of every rule: what is so, and what it breaks.</summary>
    public const string Format = "{0}; it breaks {1}";

    private const string Category = "FeatureStore.Drift";
    private const string Pages = "docs/diagnostics/";

    public static readonly DiagnosticDescriptor ColumnMissing = new(
        "FS501", "The live table lacks a column",
        Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS501.md");

    public static readonly DiagnosticDescriptor ColumnExtra = new(
        "FS502", "The live table has a column that the definition does not have",
        Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS502.md");

    public static readonly DiagnosticDescriptor TypeDiffers = new(
        "FS503", "A live column has another type",
        Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS503.md");

    public static readonly DiagnosticDescriptor ModeDiffers = new(
        "FS504", "A live column may be null and should not, or the reverse",
        Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS504.md");

    public static readonly DiagnosticDescriptor UnknownText = new(
        "FS505", "Rows hold a text that the catalog does not know",
        Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS505.md");

    public static readonly DiagnosticDescriptor AlwaysNull = new(
        "FS506", "Columns are null on every recent day",
        Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS506.md");

    public static readonly DiagnosticDescriptor StorageDiffers = new(
        "FS507", "The live table is partitioned, clustered or kept otherwise",
        Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS507.md");

    public static readonly DiagnosticDescriptor UnknownVersion = new(
        "FS508", "Rows are of a version that the catalog does not know",
        Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS508.md");

    public static readonly DiagnosticDescriptor PlanFails = new(
        "FS509", "Planned DDL does nothing, or destroys",
        Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS509.md");

    public static readonly DiagnosticDescriptor MixedVersions = new(
        "FS510", "One day mixes versions",
        Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS510.md");
}
