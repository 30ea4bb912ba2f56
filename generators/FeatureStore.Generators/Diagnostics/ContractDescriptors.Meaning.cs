using FeatureStore.Generators.Contracts;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Changes of sources, tiers, alerts and gates: FS301 on.</summary>
internal static partial class ContractDescriptors
{
    public static readonly DiagnosticDescriptor EnumValueAdded = new(
        "FS301", "A text is added to a closed list",
        ContractRule.Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS301.md");

    public static readonly DiagnosticDescriptor EnumValueRemoved = new(
        "FS302", "A text of a closed list is removed or renamed",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS302.md");

    public static readonly DiagnosticDescriptor SourceWeightChanged = new(
        "FS304", "The weight of a source changes, or which raw sources become it",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS304.md");

    public static readonly DiagnosticDescriptor TierThresholdChanged = new(
        "FS306", "A tier begins elsewhere, or tiers come or go",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS306.md");

    public static readonly DiagnosticDescriptor AlertThresholdChanged = new(
        "FS309", "An alert threshold changes",
        ContractRule.Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS309.md");

    public static readonly DiagnosticDescriptor GateChanged = new(
        "FS310", "A gate is loosened or tightened",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS310.md");

    public static readonly DiagnosticDescriptor FormulaChanged = new(
        "FS311", "A computed column is computed otherwise",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS311.md");

    public static readonly DiagnosticDescriptor VersionNotRaised = new(
        "FS312", "The meaning changes under the same version",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS312.md");
}
