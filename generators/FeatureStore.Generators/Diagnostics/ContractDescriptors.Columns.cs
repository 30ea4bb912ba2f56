using FeatureStore.Generators.Contracts;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Changes of columns: FS101 on.</summary>
internal static partial class ContractDescriptors
{
    public static readonly DiagnosticDescriptor ColumnRemoved = new(
        "FS101", "A released column is removed",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS101.md");

    public static readonly DiagnosticDescriptor ColumnRenamed = new(
        "FS102", "A released column is renamed",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS102.md");

    public static readonly DiagnosticDescriptor ColumnAdded = new(
        "FS103", "A column is added",
        ContractRule.Format,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + "FS103.md");

    public static readonly DiagnosticDescriptor RequiredColumnAdded = new(
        "FS104", "A REQUIRED column is added",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS104.md");

    public static readonly DiagnosticDescriptor ColumnRetyped = new(
        "FS105", "A released column has another type",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS105.md");

    public static readonly DiagnosticDescriptor ColumnWidened = new(
        "FS106", "A released column is widened",
        ContractRule.Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS106.md");

    public static readonly DiagnosticDescriptor ColumnNarrowed = new(
        "FS107", "A released column is narrowed",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS107.md");

    public static readonly DiagnosticDescriptor ColumnMadeNullable = new(
        "FS108", "A released column is no longer REQUIRED",
        ContractRule.Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS108.md");

    public static readonly DiagnosticDescriptor ColumnMadeRequired = new(
        "FS109", "A released column becomes REQUIRED",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS109.md");

    public static readonly DiagnosticDescriptor ColumnRepeatedOrNot = new(
        "FS110", "A released column becomes a list, or no longer is one",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS110.md");

    public static readonly DiagnosticDescriptor ColumnOrder = new(
        "FS111", "The order of released columns changes",
        ContractRule.Format,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + "FS111.md");

    public static readonly DiagnosticDescriptor Deprecated = new(
        "FS115", "A released column, feature or group is deprecated",
        ContractRule.Format,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + "FS115.md");

    public static readonly DiagnosticDescriptor DroppedBeforeSunset = new(
        "FS116", "A deprecated column, feature or group is dropped before its sunset",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS116.md");

    public static readonly DiagnosticDescriptor RetiredUsedAgain = new(
        "FS117", "A retired name or index is used again",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS117.md");

    public static readonly DiagnosticDescriptor DetailKeyChanged = new(
        "FS118", "A key of a JSON column is removed or has another type",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS118.md");
}
