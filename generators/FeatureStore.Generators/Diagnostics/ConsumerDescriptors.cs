using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Every diagnostic about code that uses a table: FS0040 to FS0059. Those about definitions are in <see cref="Descriptors"/>.</summary>
internal static class ConsumerDescriptors
{
    private const string Usage = "FeatureStore.Usage";
    private const string Pages = "docs/diagnostics/";

    public static readonly DiagnosticDescriptor ProjectionNotPartial = new(
        "FS0040", "A projection cannot be completed",
        "'{0}' must {1}, so that the generator can write its other part",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0040.md");

    public static readonly DiagnosticDescriptor ProjectionNotARecord = new(
        "FS0041", "A projection is no record with parameters",
        "'{0}' must be {1}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0041.md");

    public static readonly DiagnosticDescriptor ProjectionContainer = new(
        "FS0042", "A type around a projection cannot be completed",
        "'{0}' must {1}, so that the generator can write the other part of '{2}' inside of it",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0042.md");

    public static readonly DiagnosticDescriptor ProjectionTable = new(
        "FS0043", "A projection is not of a table",
        "'{0}' is not the record of a table{1}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0043.md");

    public static readonly DiagnosticDescriptor ProjectionColumn = new(
        "FS0044", "A parameter of a projection is no column",
        "'{0}' is not a column of {1}{2}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0044.md");

    public static readonly DiagnosticDescriptor ProjectionType = new(
        "FS0045", "A parameter of a projection has the wrong type",
        "'{0}' must be '{1}', as its column is, not '{2}'",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0045.md");

    public static readonly DiagnosticDescriptor DuplicateProjection = new(
        "FS0046", "A record is a projection twice",
        "'{0}' is already a projection of {1}; a record takes the columns of one table, so remove one attribute",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0046.md");

    public static readonly DiagnosticDescriptor FeatureIndex = new(
        "FS0050", "A feature index is out of its range",
        "{0} {1} not in {2} (features {3}){4}",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0050.md");

    public static readonly DiagnosticDescriptor FeatureRangeOrder = new(
        "FS0051", "A feature range is the wrong way round",
        "The features go from the lower index to the higher one; write Features({0}, {1})",
        Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0051.md");
}
