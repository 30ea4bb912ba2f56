using FeatureStore.Generators.Contracts;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Changes of storage: FS401 on.</summary>
internal static partial class ContractDescriptors
{
    public static readonly DiagnosticDescriptor PartitionChanged = new(
        "FS401", "The partitioning changes",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS401.md");

    public static readonly DiagnosticDescriptor FilterChanged = new(
        "FS403", "The partition filter is required, or no longer is",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS403.md");

    public static readonly DiagnosticDescriptor ExpirationChanged = new(
        "FS404", "Partitions are kept longer or shorter",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS404.md");

    public static readonly DiagnosticDescriptor ClusteringChanged = new(
        "FS405", "The clustering changes",
        ContractRule.Format,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS405.md");

    public static readonly DiagnosticDescriptor GrainChanged = new(
        "FS406", "What makes a row unique changes",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS406.md");

    public static readonly DiagnosticDescriptor TableMoved = new(
        "FS407", "The table has another name or dataset",
        ContractRule.Format,
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS407.md");
}
