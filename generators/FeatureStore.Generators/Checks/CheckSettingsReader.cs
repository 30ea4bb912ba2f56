using System.Text.RegularExpressions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureStore.Generators.Checks;

/// <summary>Reads what the attribute of a check says.</summary>
internal static class CheckSettingsReader
{
    private static readonly Regex IdPattern = new("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant);
    private static readonly Regex SummaryPattern = new("<summary>(.*?)</summary>", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    private static readonly Regex Reference = new("<(?:see|paramref|typeparamref) (?:cref|name|langword)=\"(?:[A-Z]:)?([^\"]*)\"\\s*/>", RegexOptions.CultureInvariant);
    private static readonly Regex Markup = new("<[^>]*>", RegexOptions.CultureInvariant);
    private static readonly Regex Space = new("\\s+", RegexOptions.CultureInvariant);

    public static CheckSettings Read(AttributeData attribute, MethodDeclarationSyntax syntax, IMethodSymbol method, List<DiagnosticInfo> diagnostics, CancellationToken cancellation)
    {
        var place = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        var arguments = attribute.ConstructorArguments;
        var id = arguments.Length > 0 ? arguments[0].Value as string ?? "" : "";
        if (arguments.Length > 0 && !IdPattern.IsMatch(id))
            diagnostics.Add(DiagnosticInfo.Create(CheckDescriptors.InvalidId, Place(place, 0, syntax), id, "must be lower-case words with hyphens, such as composite-factors-defaulted"));

        var settings = new CheckSettings(
            id,
            arguments.Length > 1 && arguments[1].Value is int severity ? severity : 2,
            Named(attribute, "Dimension") is int dimension ? dimension : 2,
            Named(attribute, "Description") as string ?? Summary(syntax),
            Named(attribute, "WarnCount") as long?,
            Named(attribute, "FailCount") as long?,
            Named(attribute, "WarnPercent") as double?,
            Named(attribute, "FailPercent") as double?);
        Check("WarnCount", settings.WarnCount is < 1, "must be at least 1");
        Check("FailCount", settings.FailCount is < 1, "must be at least 1");
        Check("WarnPercent", settings.WarnPercent is { } warn && !(warn > 0 && warn <= 100), "must be over 0 and at most 100");
        Check("FailPercent", settings.FailPercent is { } fail && !(fail > 0 && fail <= 100), "must be over 0 and at most 100");
        Check("WarnCount", settings.WarnCount >= settings.FailCount, "must be below FailCount, or it never comes to it");
        Check("WarnPercent", settings.WarnPercent >= settings.FailPercent, "must be below FailPercent, or it never comes to it");
        return settings;

        void Check(string name, bool isWrong, string sentence)
        {
            if (isWrong)
                diagnostics.Add(DiagnosticInfo.Create(CheckDescriptors.Threshold, Place(place, name, syntax), name, method.Name, sentence));
        }
    }

    private static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: not TypedConstantKind.Error } value ? value.Value : null;

    private static LocationInfo Place(AttributeSyntax? attribute, int argument, MethodDeclarationSyntax method) =>
        LocationInfo.Of(attribute?.ArgumentList is { } list && list.Arguments.Count > argument ? list.Arguments[argument].GetLocation() : method.Identifier.GetLocation());

    private static LocationInfo Place(AttributeSyntax? attribute, string argument, MethodDeclarationSyntax method) =>
        LocationInfo.Of(attribute?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == argument)?.GetLocation() ?? method.Identifier.GetLocation());

    /// <summary>The summary of the method as plain text; empty without. Read as text, since a build without a documentation file parses none.</summary>
    private static string Summary(MethodDeclarationSyntax syntax)
    {
        var lines = syntax.GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line.Substring(3));
        var match = SummaryPattern.Match(string.Join("\n", lines));
        if (!match.Success)
            return "";
        var text = Markup.Replace(Reference.Replace(match.Groups[1].Value, r => r.Groups[1].Value), "");
        return Space.Replace(System.Net.WebUtility.HtmlDecode(text), " ").Trim();
    }
}
