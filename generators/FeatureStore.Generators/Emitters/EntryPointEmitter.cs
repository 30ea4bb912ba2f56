using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the ways into a query: where the table requires a partition filter, there is none without.</summary>
internal static class EntryPointEmitter
{
    public static void Emit(CodeWriter writer, TableDefinition table)
    {
        var query = $"Query<{table.TypeName}Columns, {table.TypeName}>";
        if (table.Partition is { } partition)
            EmitFiltered(writer, table, partition, query);
        if (table.Partition is not { FilterRequired: true })
        {
            writer.Summary("A query over all rows.");
            writer.Line($"public static {query} All() => TableQueries.Unfiltered<{table.TypeName}Columns, {table.TypeName}>(Columns);");
            writer.Line();
        }
    }

    private static void EmitFiltered(CodeWriter writer, TableDefinition table, PartitionDefinition partition, string query)
    {
        var column = partition.Column is null ? null : table.Columns.FirstOrDefault(c => string.Equals(c.Name, partition.Column, StringComparison.OrdinalIgnoreCase));
        if (partition.Column is not null && column is null)
            return;
        var isRange = column?.Type == ColumnType.Int64;
        var key = column is null ? "TableQueries.LoadDate" : $"Columns.{CSharpText.Identifier(column.PropertyName)}";
        // Partitions of null exist; a day never equals null, so the filter means the same.
        if (column is { Mode: ColumnMode.Nullable })
            key = $"{key}.AsRequired()";
        var (type, one, many) = isRange ? ("long", "value", "values") : ("DateOnly", "day", "days");
        var start = $"TableQueries.Filtered<{table.TypeName}Columns, {table.TypeName}>";
        var named = column is null ? "the load day" : column.Name;

        writer.SummaryXml($"A query over the rows of one {one} of the partition column, {CSharpText.Xml(named)}.");
        writer.Line($"public static {query} On({type} {one}) => {start}(Columns, TableQueries.On({key}, {one}));");
        writer.Line();
        writer.SummaryXml($"A query over the rows of a range of {many} of the partition column, {CSharpText.Xml(named)}; both ends are included.");
        writer.Line($"public static {query} Between({type} from, {type} to) => {start}(Columns, TableQueries.Between({key}, from, to));");
        writer.Line();
    }
}
