using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Every diagnostic about methods with [QualityCheck]: FS0047 to FS0049 and FS0052 to FS0059.</summary>
internal static class CheckDescriptors
{
    private const string Usage = "FeatureStore.Usage";
    private const string Pages = "docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotACheck = new(
        "FS0047", "A method cannot be a check",
        "Check '{0}' must {1}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0047.md");

    public static readonly DiagnosticDescriptor Container = new(
        "FS0048", "A type around a check cannot be completed",
        "'{0}' must {1}, so that the generator can write the other part of the checks in it",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0048.md");

    public static readonly DiagnosticDescriptor InvalidId = new(
        "FS0049", "The id of a check is not usable",
        "The id '{0}' {1}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0049.md");

    public static readonly DiagnosticDescriptor NoSql = new(
        "FS0052", "An expression of a check cannot become SQL",
        "'{0}' cannot become SQL: {1}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0052.md");

    public static readonly DiagnosticDescriptor NotDeterministic = new(
        "FS0053", "A check depends on more than its row and parameters",
        "'{0}' is not the same at each run: {1}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0053.md");

    public static readonly DiagnosticDescriptor MeansElse = new(
        "FS0054", "An expression of a check means something else in SQL",
        "'{0}' means something else in SQL: {1}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0054.md");

    public static readonly DiagnosticDescriptor Body = new(
        "FS0055", "A check is more than one expression",
        "Check '{0}' must be one expression: '=> condition', or a body with nothing but 'return condition;'",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0055.md");

    public static readonly DiagnosticDescriptor Threshold = new(
        "FS0056", "The threshold of a check can never be reached, or always is",
        "{0} of check '{1}' {2}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0056.md");

    public static readonly DiagnosticDescriptor Recursion = new(
        "FS0057", "Checks call each other in a circle",
        "Check '{0}' calls itself: {1}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0057.md");

    public static readonly DiagnosticDescriptor Parameter = new(
        "FS0058", "A parameter of a check cannot be one of a query",
        "Parameter '{0}' of type '{1}' cannot become a parameter of a query: {2}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0058.md");

    public static readonly DiagnosticDescriptor MemberTaken = new(
        "FS0059", "A member of a class of checks has the name of a generated one",
        "'{0}' already has a member '{1}', which the generator writes for its checks; rename it",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0059.md");
}
