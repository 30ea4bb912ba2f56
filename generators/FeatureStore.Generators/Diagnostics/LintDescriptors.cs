using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Every diagnostic about code that compiles and runs, but is out of date or hardly means what it says: FS0070 to FS0077.</summary>
internal static class LintDescriptors
{
    private const string Usage = "FeatureStore.Usage";
    private const string Pages = "docs/diagnostics/";

    public static readonly DiagnosticDescriptor PastSunset = new(
        "FS0070", "A member is used past its sunset",
        "'{0}' had its sunset on {1}; use {2}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0070.md");

    public static readonly DiagnosticDescriptor DeprecatedProjection = new(
        "FS0071", "A projection takes a deprecated column",
        "'{0}' is deprecated; use {1}{2}",
        Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0071.md");

    public static readonly DiagnosticDescriptor FeatureName = new(
        "FS0072", "A feature is taken by index, but has a name",
        "Feature {0} has a name: '{1}'",
        Usage, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + "FS0072.md");

    public static readonly DiagnosticDescriptor AggregateGate = new(
        "FS0073", "A gate on the aggregate score alone",
        "'{0}' is a mean over all features and hides a category that failed; ask for a category too{1}",
        Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0073.md");

    public static readonly DiagnosticDescriptor UnknownArm = new(
        "FS0074", "A switch has no arm for unknown texts",
        "The switch has no arm for '{0}.Unknown', which stands for each text that the catalog does not know",
        Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0074.md");

    public static readonly DiagnosticDescriptor NeverTrue = new(
        "FS0075", "A comparison can never be true",
        "'{0}' {1}",
        Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0075.md");

    public static readonly DiagnosticDescriptor DefaultedScore = new(
        "FS0076", "A category is compared with the score of defaults",
        "A category whose features are all defaulted scores exactly {0}, so '{1}' tells it from nothing; count the defaults{2}",
        Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0076.md");

    public static readonly DiagnosticDescriptor SqlColumn = new(
        "FS0077", "SQL names a column that the table does not have",
        "'{0}' is not a column of {1}{2}",
        Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0077.md");
}
