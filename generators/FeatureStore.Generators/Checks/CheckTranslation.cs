using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Generators.Projections;

namespace FeatureStore.Generators.Checks;

/// <summary>Translates checks over the tables that are known, and finds what is wrong between them.</summary>
internal static class CheckTranslation
{
    public static CheckResult Translate(CheckDeclaration declaration, ImmutableArray<RowShape?> tables)
    {
        var diagnostics = declaration.Diagnostics.ToList();
        if (declaration.RowName.Length == 0)
            return new(null, declaration, diagnostics.ToEquatableArray());
        if ((declaration.Referenced ?? tables.FirstOrDefault(t => t is not null && TypeText.Same(declaration.RowType, t.RowType))) is not { } shape)
        {
            if (declaration.Body is not null && diagnostics.Count == 0)
                diagnostics.Add(DiagnosticInfo.Create(CheckDescriptors.NotACheck, declaration.NameLocation, declaration.Method, $"take a row of a table first, and '{TypeText.Short(declaration.RowType)}' is none"));
            return new(null, declaration, diagnostics.ToEquatableArray());
        }

        var translator = new Translator(shape, Emitters.CSharpText.Identifier(declaration.RowName), declaration.Class.QualifiedName);
        var parameters = declaration.Parameters.Select(p => Parameter(p, shape, translator)).ToEquatableArray();
        var predicate = declaration.Body is null ? null : translator.Translate(declaration.Body);
        foreach (var (at, defect) in translator.Defects)
        {
            if (defect.Descriptor is { } descriptor)
                diagnostics.Add(DiagnosticInfo.Create(descriptor, at, defect.Text, defect.Instead));
        }

        var model = new CheckModel(
            declaration.Class, declaration.Method, declaration.Accessibility, shape.RowType, shape.ColumnsType, declaration.RowName, parameters, declaration.Settings,
            diagnostics.Count == 0 ? predicate : null);
        return new(model, declaration, diagnostics.ToEquatableArray());
    }

    /// <summary>Checks of one class with one id, or one name, and checks that call each other in a circle.</summary>
    public static EquatableArray<DiagnosticInfo> FindClashes(ImmutableArray<CheckResult> results)
    {
        var diagnostics = new List<DiagnosticInfo>();
        var declarations = results.Select(r => r.Declaration).ToList();
        foreach (var group in declarations.GroupBy(d => d.Class.QualifiedName, StringComparer.Ordinal))
        {
            foreach (var twin in group.GroupBy(d => d.Settings.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1).Select(d => (First: same.First(), Second: d))))
                diagnostics.Add(DiagnosticInfo.Create(CheckDescriptors.InvalidId, twin.Second.IdLocation, twin.Second.Settings.Id, $"is already that of {twin.First.Method}; give this check another"));
            foreach (var twin in group.GroupBy(d => d.Method, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
                diagnostics.Add(DiagnosticInfo.Create(CheckDescriptors.MemberTaken, twin.NameLocation, TypeText.Short(group.Key), twin.Method));
        }

        var calls = declarations.GroupBy(Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Calls, StringComparer.Ordinal);
        foreach (var declaration in declarations)
        {
            if (Circle(Name(declaration), calls) is { } circle)
                diagnostics.Add(DiagnosticInfo.Create(CheckDescriptors.Recursion, declaration.NameLocation, declaration.Method, string.Join(" -> ", circle.Select(c => c.Substring(c.LastIndexOf('.') + 1)))));
        }

        return diagnostics.ToEquatableArray();
    }

    /// <summary>The checks of each class; of several with one name the first.</summary>
    public static IEnumerable<CheckClassModel> Group(ImmutableArray<CheckModel?> models) => models
        .OfType<CheckModel>()
        .GroupBy(m => m.Class.QualifiedName, StringComparer.Ordinal)
        .Select(g => new CheckClassModel(g.First().Class, g.GroupBy(m => m.Method, StringComparer.Ordinal).Select(same => same.First()).ToEquatableArray()));

    private static string Name(CheckDeclaration declaration) => $"{declaration.Class.QualifiedName}.{declaration.Method}";

    private static List<string>? Circle(string start, Dictionary<string, EquatableArray<string>> calls)
    {
        var path = new List<string> { start };
        return Visit(start, new HashSet<string>(StringComparer.Ordinal)) ? path : null;

        bool Visit(string name, HashSet<string> seen)
        {
            foreach (var called in calls.TryGetValue(name, out var all) ? all : EquatableArray<string>.Empty)
            {
                path.Add(called);
                if (called == start || (seen.Add(called) && Visit(called, seen)))
                    return true;
                path.RemoveAt(path.Count - 1);
            }

            return false;
        }
    }

    private static CheckParameter Parameter(CheckParameterCode parameter, RowShape shape, Translator translator)
    {
        // An enum that is yet to be generated has no namespace so far.
        var type = parameter.Type is { Kind: ValueKind.Enum } value && shape.FindEnum(value.Name) is { } name ? name + (value.IsNullable ? "?" : "") : parameter.TypeText;
        return new(Emitters.CSharpText.Identifier(parameter.Name), type, parameter.Default is { } code ? translator.Host(code) : null);
    }
}
