using FeatureStore.Generators.Contracts;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Changes of features and categories: FS201 on.</summary>
internal static partial class ContractDescriptors
{
    public static readonly DiagnosticDescriptor FeatureAppended = new(
        "FS201", "A feature is appended",
        ContractRule.Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS201.md");

    public static readonly DiagnosticDescriptor FeatureRemoved = new(
        "FS202", "A released feature is removed",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS202.md");

    public static readonly DiagnosticDescriptor FeatureRenamed = new(
        "FS203", "A released feature is renamed",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS203.md");

    public static readonly DiagnosticDescriptor FeatureMoved = new(
        "FS204", "A released feature moves to another index",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS204.md");

    public static readonly DiagnosticDescriptor FeatureReplaced = new(
        "FS205", "Another feature stands at a released index",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS205.md");

    public static readonly DiagnosticDescriptor FeatureIndexes = new(
        "FS206", "Feature indexes have a gap or stand twice",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS206.md");

    public static readonly DiagnosticDescriptor CategoryMembership = new(
        "FS207", "A released category has other features",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS207.md");

    public static readonly DiagnosticDescriptor CategoryAdded = new(
        "FS208", "A category is added",
        ContractRule.Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS208.md");

    public static readonly DiagnosticDescriptor CategoryRemoved = new(
        "FS209", "A released category is removed or renamed",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS209.md");

    public static readonly DiagnosticDescriptor FeatureImportance = new(
        "FS210", "A feature becomes critical or optional, or no longer is",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS210.md");

    public static readonly DiagnosticDescriptor UpstreamChanged = new(
        "FS211", "The upstream of a feature changes",
        ContractRule.Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS211.md");

    public static readonly DiagnosticDescriptor DefaultChanged = new(
        "FS212", "The default value of a feature changes",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS212.md");

    public static readonly DiagnosticDescriptor RangeChanged = new(
        "FS213", "The valid range of a feature changes",
        ContractRule.Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS213.md");

    public static readonly DiagnosticDescriptor UnitChanged = new(
        "FS214", "The unit or element type of a feature changes",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS214.md");

    public static readonly DiagnosticDescriptor FeatureWithoutColumn = new(
        "FS215", "A feature has lost its quality, source or value column",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS215.md");
}
