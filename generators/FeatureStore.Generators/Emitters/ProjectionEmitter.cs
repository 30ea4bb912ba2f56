using FeatureStore.Generators.Projections;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the other part of a projection: which columns it takes, and how it reads them.</summary>
internal static class ProjectionEmitter
{
    public static SourceText Emit(ProjectionModel model)
    {
        var (shape, self) = (model.Shape, model.Shape.SelfType);
        var contract = $"IProjection<{self}, {model.ColumnsType}>";
        // A column may be called like a method of the contract.
        var access = model.Columns.Any(c => c.ParameterName is "Select" or "Read") ? ("", contract + ".") : ("public ", "");

        var writer = CodeWriter.File(shape.Namespace, "System.Collections.Generic", "System.Data.Common", "FeatureStore");
        foreach (var container in shape.Containers)
            writer.Open(container);
        writer.Open($"{shape.Header} : {contract}");
        writer.Summary($"The columns of {model.TableName} that the record takes, in the order of its parameters.");
        writer.Line($"{access.Item1}static IReadOnlyList<Expr> {access.Item2}Select({model.ColumnsType} columns) =>");
        writer.Line("[");
        writer.Indent();
        foreach (var column in model.Columns)
            writer.Line($"columns.{CSharpText.Identifier(column.Column.PropertyName)}{(column.AsText ? ".Text()" : "")},");
        writer.Outdent();
        writer.Line("];");
        writer.Line();
        writer.Summary("Reads the current row of a reader that has just these columns.");
        writer.Line($"{access.Item1}static {self} {access.Item2}Read(DbDataReader reader) => new(");
        writer.Indent();
        for (var i = 0; i < model.Columns.Count; i++)
            writer.Line($"{Read(model.Columns[i].Column, i)}{(i == model.Columns.Count - 1 ? ");" : ",")}");
        writer.Outdent();
        writer.Close();
        foreach (var _ in shape.Containers)
            writer.Close();
        return writer.ToSourceText();
    }

    private static string Read(ProjectionColumn column, int ordinal)
    {
        var place = ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!column.IsEnum)
            return ColumnMembers.Read(column.Definition, column.StructType, place);
        var reader = column.Definition.Mode == Definitions.ColumnMode.Required ? "RequiredEnum" : "Enum";
        return $"FieldReaders.{reader}(reader, {place}, {EnumEmitter.TextClass(column.Definition.EnumName!)}.Map)";
    }
}
