using System.Globalization;
using FeatureStore.Generators.Checks;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the other part of a class of checks: each check over columns, as an object, and all of them.</summary>
internal static class CheckClassEmitter
{
    /// <summary>The property with all checks of a class.</summary>
    public const string AllName = "All";

    private static readonly string[] Severities = ["Info", "Warning", "Error"];
    private static readonly string[] Dimensions = ["Provenance", "Completeness", "Validity", "Freshness", "Volume", "Consistency"];

    /// <summary>The method that makes an object of a check.</summary>
    public static string FactoryName(string method) => method + "Check";

    public static SourceText Emit(CheckClassModel model)
    {
        var type = model.Class.Type;
        var writer = CodeWriter.File(
            type.Namespace,
            ["System", "FeatureStore"],
            model.Class.IsVisible ? [$"assembly: global::FeatureStore.QualityChecks(typeof({model.Class.QualifiedName}))"] : []);
        foreach (var container in type.Containers)
            writer.Open(container);
        writer.Open(type.Header);
        EmitAll(writer, model.Checks);
        foreach (var check in model.Checks)
        {
            writer.Line();
            EmitPredicate(writer, check);
            writer.Line();
            EmitFactory(writer, check);
        }

        writer.Close();
        foreach (var _ in type.Containers)
            writer.Close();
        return writer.ToSourceText();
    }

    private static void EmitAll(CodeWriter writer, EquatableArray<CheckModel> checks)
    {
        var runnable = checks.Where(c => c.Parameters.All(p => p.Default is not null)).ToList();
        writer.Summary(runnable.Count == checks.Count
            ? "The checks of this class, in the order of their declaration."
            : "The checks of this class that need no arguments, in the order of their declaration.");
        writer.Line($"public static global::FeatureStore.CheckSet {AllName} {{ get; }} =");
        writer.Line("[");
        writer.Indent();
        foreach (var check in runnable)
            writer.Line($"{FactoryName(check.Method)}(),");
        writer.Outdent();
        writer.Line("];");
    }

    private static void EmitPredicate(CodeWriter writer, CheckModel check)
    {
        var row = CSharpText.Identifier(check.RowName);
        var method = CSharpText.Identifier(check.Method);
        writer.Summary($"Where the check {check.Settings.Id} is violated, for queries.");
        writer.Line($"{check.Accessibility} static global::FeatureStore.Predicate {method}({check.ColumnsType} {row}{Declared(check)}) =>");
        writer.Line($"    {check.Predicate ?? "throw new InvalidOperationException(\"The check has errors, which the build reports.\")"};");
        if (check.Parameters.Count == 0 || check.Parameters.Any(p => p.Default is null))
            return;

        // A method group takes no optional parameters.
        writer.Line();
        writer.Summary($"Where the check {check.Settings.Id} is violated with its default arguments, for queries.");
        writer.Line($"{check.Accessibility} static global::FeatureStore.Predicate {method}({check.ColumnsType} {row}) => {method}({row}, {string.Join(", ", check.Parameters.Select(p => p.Default))});");
    }

    private static void EmitFactory(CodeWriter writer, CheckModel check)
    {
        var settings = check.Settings;
        var parameters = string.Join(", ", check.Parameters.Select(Declaration));
        var arguments = string.Concat(check.Parameters.Select(p => $", {p.Name}"));
        writer.Summary($"The check {settings.Id}{(settings.Description.Length == 0 ? "." : $": {CSharpText.Sentence(settings.Description)}")}");
        writer.Line($"{check.Accessibility} static global::FeatureStore.RowCheck {FactoryName(check.Method)}({parameters}) =>");
        writer.Indent();
        writer.Line($"new({CSharpText.Literal(settings.Id)}, {check.RowType}.Table, {CSharpText.Identifier(check.Method)}({check.RowType}.Columns{arguments}))");
        writer.Line("{");
        writer.Indent();
        if (settings.Description.Length > 0)
            writer.Line($"Description = {CSharpText.Literal(settings.Description)},");
        writer.Line($"Severity = global::FeatureStore.Severity.{Severities.ElementAtOrDefault(settings.Severity) ?? "Error"},");
        writer.Line($"Dimension = global::FeatureStore.Dimension.{Dimensions.ElementAtOrDefault(settings.Dimension) ?? "Validity"},");
        if (Threshold(settings) is { Length: > 0 } threshold)
            writer.Line($"Threshold = new() {{ {threshold} }},");
        writer.Outdent();
        writer.Line("};");
        writer.Outdent();
    }

    private static string Threshold(CheckSettings settings)
    {
        var levels = new List<string>();
        if (settings.WarnCount is { } warnCount)
            levels.Add($"WarnCount = {warnCount.ToString(CultureInfo.InvariantCulture)}");
        if (settings.FailCount is { } failCount)
            levels.Add($"FailCount = {failCount.ToString(CultureInfo.InvariantCulture)}");
        if (settings.WarnPercent is { } warnPercent)
            levels.Add($"WarnPercent = {CSharpText.Literal(warnPercent)}");
        if (settings.FailPercent is { } failPercent)
            levels.Add($"FailPercent = {CSharpText.Literal(failPercent)}");
        return string.Join(", ", levels);
    }

    private static string Declared(CheckModel check) => string.Concat(check.Parameters.Select(p => $", {Declaration(p)}"));

    private static string Declaration(CheckParameter parameter) => $"{parameter.Type} {parameter.Name}{(parameter.Default is null ? "" : $" = {parameter.Default}")}";
}
