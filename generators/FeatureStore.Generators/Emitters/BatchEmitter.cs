using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the batch of a table: its columns, a row of it, and what reads batches.</summary>
internal static class BatchEmitter
{
    // Members of the base class that a column may be named like.
    private static readonly HashSet<string> s_baseMembers = ["Clear", "Count", "Find", "UnknownTextsOf"];

    public static IEnumerable<(string Name, SourceText Source)> Emit(TableDefinition table, string @namespace)
    {
        yield return (Naming.BatchTypeName(table.TypeName), EmitBatch(table, @namespace));
        yield return (Naming.BatchRowTypeName(table.TypeName), EmitRow(table, @namespace));
        yield return (Naming.BatchesTypeName(table.TypeName), EmitReading(table, @namespace));
    }

    private static SourceText EmitBatch(TableDefinition table, string @namespace)
    {
        var type = Naming.BatchTypeName(table.TypeName);
        var writer = CodeWriter.File(@namespace, "System", "FeatureStore");
        writer.Summary($"Rows of {table.DatasetId}.{table.TableId}, column by column. A column that was not asked for throws an InvalidOperationException.");
        writer.Open($"public sealed class {type} : Batch, ITableBatch<{type}, {table.TypeName}>");
        writer.Line($"private {type}(BatchColumns columns) : base(columns) {{ }}");
        writer.Line();
        writer.Line($"static {type} ITableBatch<{type}, {table.TypeName}>.Create(BatchColumns columns) => new(columns);");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            var hides = s_baseMembers.Contains(column.PropertyName) ? "new " : "";
            writer.Line();
            ColumnHead.Emit(writer, table, column);
            writer.Line($"public {hides}{BatchColumnText.Type(table, column)} {CSharpText.Identifier(column.PropertyName)} => Column<{BatchColumnText.Type(table, column)}>({i});");
        }

        writer.Close();
        return writer.ToSourceText();
    }

    private static SourceText EmitRow(TableDefinition table, string @namespace)
    {
        var (batch, type) = (Naming.BatchTypeName(table.TypeName), Naming.BatchRowTypeName(table.TypeName));
        var writer = CodeWriter.File(@namespace, "System", "System.Collections.Generic", "FeatureStore");
        writer.SummaryXml($"A row of a <see cref=\"{batch}\"/>, with the members of a <see cref=\"{table.TypeName}\"/>: a view that allocates nothing, as long as the batch is not filled anew.");
        writer.Open($"public readonly struct {type}");
        writer.Line($"private readonly {batch} _batch;");
        writer.Line("private readonly int _row;");
        writer.Line();
        writer.Line($"internal {type}({batch} batch, int row) => (_batch, _row) = (batch, row);");
        foreach (var column in table.Columns)
        {
            var name = CSharpText.Identifier(column.PropertyName);
            writer.Line();
            ColumnHead.Emit(writer, table, column);
            writer.Line($"public {BatchColumnText.ValueType(column, Naming.StructTypeName(table.TypeName, column.PropertyName))} {name} => {BatchColumnText.Value(table, column, $"_batch.{name}")};");
            if (!CSharpText.IsEnum(column))
                continue;
            writer.Line();
            writer.SummaryXml($"Text of <see cref=\"{name}\"/>, also where the catalog does not know it.");
            Annotations.OfText(writer, column);
            writer.Line($"public string? {column.PropertyName}{Naming.TextSuffix} => {BatchColumnText.EnumText(table, column, $"_batch.{name}")};");
        }

        writer.Line();
        writer.SummaryXml("Texts of this row that the catalog does not know, each with its column; empty, as a rule.");
        writer.Line("public IReadOnlyList<UnknownText> UnknownTexts => ((Batch)_batch).UnknownTextsOf(_row);");
        if (table.Catalog is { HasFeatures: true })
        {
            writer.Line();
            RowFeatureEmitter.EmitRowMembers(writer, RowView.Batch(table));
        }

        writer.Close();
        return writer.ToSourceText();
    }

    private static SourceText EmitReading(TableDefinition table, string @namespace)
    {
        var (row, batch) = (table.TypeName, Naming.BatchTypeName(table.TypeName));
        var columns = Naming.ColumnsTypeName(row);
        var query = $"Query<{columns}, {row}>";
        var select = $"Func<{columns}, IReadOnlyList<Expr>>? columns = null";
        var writer = CodeWriter.File(@namespace, "System", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks", "FeatureStore");
        writer.SummaryXml($"Reads <see cref=\"{row}\"/>s as batches, column by column.");
        writer.Open($"public static class {Naming.BatchesTypeName(row)}");
        writer.Summary("Streams the rows of a query in batches. There is one batch, which is filled anew for each step.");
        writer.Line("/// <param name=\"store\">The engine.</param>");
        writer.Line("/// <param name=\"query\">Which rows, in which order.</param>");
        writer.Line("/// <param name=\"columns\">Which columns; all of them if not given.</param>");
        writer.Line("/// <param name=\"rows\">From how many rows on a batch is handed out.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Ends the reading.</param>");
        writer.Line($"public static IAsyncEnumerable<{batch}> ReadBatchesAsync(this IFeatureStore store, {query} query, {select}, int? rows = null, CancellationToken cancellationToken = default) =>");
        writer.Line($"    store.ReadBatchesAsync(query.InBatches(columns, rows), cancellationToken);");
        writer.Line();
        writer.Summary("All rows of a query in one batch of their own, which stays as it is.");
        writer.Line("/// <param name=\"store\">The engine.</param>");
        writer.Line("/// <param name=\"query\">Which rows, in which order.</param>");
        writer.Line("/// <param name=\"columns\">Which columns; all of them if not given.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Ends the reading.</param>");
        writer.Line($"public static Task<{batch}> ReadBatchAsync(this IFeatureStore store, {query} query, {select}, CancellationToken cancellationToken = default) =>");
        writer.Line($"    store.ReadBatchAsync(query.InBatches(columns), cancellationToken);");
        writer.Line();
        writer.Summary("The query with its rows in batches.");
        writer.Line("/// <param name=\"query\">Which rows, in which order.</param>");
        writer.Line("/// <param name=\"columns\">Which columns; all of them if not given.</param>");
        writer.Line("/// <param name=\"rows\">From how many rows on a batch is handed out.</param>");
        writer.Line($"public static BatchQuery<{batch}> InBatches(this {query} query, {select}, int? rows = null) =>");
        writer.Line($"    BatchQueries.Of<{columns}, {row}, {batch}>(query, columns, rows);");
        writer.Line();
        writer.Summary("Rows in memory as one batch.");
        writer.Line($"public static {batch} ToBatch(this IEnumerable<{row}> rows) => BatchQueries.ToBatch<{row}, {batch}>(rows);");
        writer.Line();
        writer.Summary("A row of the batch, from 0.");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">The batch has no such row.</exception>");
        writer.Line($"public static {Naming.BatchRowTypeName(row)} Row(this {batch} batch, int row) =>");
        writer.Line("    (uint)row < (uint)((Batch)batch).Count ? new(batch, row) : throw new ArgumentOutOfRangeException(nameof(row));");
        writer.Close();
        return writer.ToSourceText();
    }
}
