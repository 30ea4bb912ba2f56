using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Projections;

/// <summary>Finds the column of each parameter of a projection.</summary>
internal static class ProjectionMatcher
{
    public static ProjectionResult Match(ProjectionDeclaration declaration, IReadOnlyList<ProjectionTable> tables)
    {
        var diagnostics = declaration.Diagnostics.ToList();
        if ((declaration.Referenced ?? tables.FirstOrDefault(t => TypeText.Same(declaration.RowType, t.RowType))) is not { } table)
        {
            var name = TypeText.Short(declaration.RowType);
            diagnostics.Add(DiagnosticInfo.Create(ConsumerDescriptors.ProjectionTable, declaration.RowLocation, name, SuggestTable(name, tables)));
            return new(null, diagnostics.ToEquatableArray());
        }

        var columns = new List<ProjectedColumn>();
        foreach (var parameter in declaration.Parameters)
        {
            if (Find(table, parameter.Name) is not { } column)
                diagnostics.Add(DiagnosticInfo.Create(ConsumerDescriptors.ProjectionColumn, parameter.NameLocation, parameter.Name, table.Name, Suggest(parameter.Name, Names(table))));
            else if (!Accepts(parameter, column))
                diagnostics.Add(Mistyped(parameter, column.Column.Type));
            else
                columns.Add(column);
        }

        return diagnostics.Count > 0
            ? new(null, diagnostics.ToEquatableArray())
            : new(new(declaration.Shape, table.Name, table.ColumnsType, columns.ToEquatableArray()), EquatableArray<DiagnosticInfo>.Empty);
    }

    /// <summary>A column by its property, or the text of an enum column by the property that holds it.</summary>
    private static ProjectedColumn? Find(ProjectionTable table, string name)
    {
        if (table.Find(name) is { } column)
            return new(name, column, AsText: false);
        return name.EndsWith(Naming.TextSuffix, StringComparison.Ordinal) && table.Find(name.Substring(0, name.Length - Naming.TextSuffix.Length)) is { IsEnum: true } named
            ? new(name, named.AsText(), AsText: true)
            : null;
    }

    /// <summary>The column's type, or that type with null added.</summary>
    private static bool Accepts(ProjectionParameter parameter, ProjectedColumn projected)
    {
        var (written, expected) = (parameter.Type, projected.Column.Type);
        return TypeText.Same(written, expected)
            || TypeText.Same(written, expected + "?")
            || (parameter.IsOblivious && TypeText.Same(written + "?", expected));
    }

    /// <summary>Both types, with their namespaces where they would look the same without.</summary>
    private static DiagnosticInfo Mistyped(ProjectionParameter parameter, string expected)
    {
        var (must, not) = (TypeText.Short(expected), TypeText.Short(parameter.Type));
        if (must == not)
            (must, not) = (TypeText.Qualified(expected), TypeText.Qualified(parameter.Type));
        return DiagnosticInfo.Create(ConsumerDescriptors.ProjectionType, parameter.TypeLocation, parameter.Name, must, not);
    }

    /// <summary>A table of that very name in another namespace, or else of a name like it.</summary>
    private static string SuggestTable(string name, IReadOnlyList<ProjectionTable> tables) =>
        tables.FirstOrDefault(t => t.Name == name) is { } other ? $"; did you mean '{TypeText.Qualified(other.RowType)}'?" : Suggest(name, tables.Select(t => t.Name));

    private static IEnumerable<string> Names(ProjectionTable table) =>
        table.Columns.Select(c => c.PropertyName).Concat(table.Columns.Where(c => c.IsEnum).Select(c => c.PropertyName + Naming.TextSuffix));

    private static string Suggest(string name, IEnumerable<string> candidates) =>
        NearestName.Find(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";
}
