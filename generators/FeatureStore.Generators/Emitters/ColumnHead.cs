using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits what stands above every member that is a column: its documentation and attributes, made once for all types that have the column.</summary>
internal static class ColumnHead
{
    public static void Emit(CodeWriter writer, TableDefinition table, ColumnDefinition column) =>
        writer.Lines(ColumnIndex.Of(table).HeadOf(table, column));

    internal static string TextOf(TableDefinition table, ColumnDefinition column)
    {
        var writer = new CodeWriter();
        writer.Indent();
        ColumnMembers.Document(writer, column);
        Annotations.OfColumn(writer, table, column);
        return writer.ToString();
    }
}
