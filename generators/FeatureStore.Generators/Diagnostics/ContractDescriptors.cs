using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Every diagnostic about contracts: FS0120 to FS0124 about their files, FS101 to FS407 about changes since a release.</summary>
internal static partial class ContractDescriptors
{
    private const string Category = "FeatureStore.Contract";
    private const string Pages = "docs/diagnostics/";

    public static readonly DiagnosticDescriptor BaselineTableMissing = new(
        "FS0120", "A contract has no table",
        "The contract is of the table '{0}', which no table file of the project defines; put the table back, or move the contract away with it{1}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0120.md");

    public static readonly DiagnosticDescriptor DuplicateRelease = new(
        "FS0121", "A release stands twice",
        "Release {0} of table '{1}' also stands in {2}; releases are numbered from 1 up, so remove one of the two files",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0121.md");

    public static readonly DiagnosticDescriptor AcceptanceUnused = new(
        "FS0122", "An accepted change is not there",
        "No change of {0} comes under {1}{2}; remove the entry",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0122.md");

    public static readonly DiagnosticDescriptor AcceptanceExpired = new(
        "FS0123", "An accepted change has expired",
        "The acceptance of {0} for {1} expired on {2}; release the change, take it back, or accept it anew",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0123.md");

    public static readonly DiagnosticDescriptor BuildProperty = new(
        "FS0124", "A build property is not usable",
        "The build property {0} must be {1}, not '{2}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0124.md");
}
