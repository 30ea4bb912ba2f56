using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits typed queries for the client of Google.Cloud.BigQuery.V2, where a project references it.</summary>
internal static class BigQueryClientEmitter
{
    public const string TypeName = "BigQueryClientExtensions";

    private static readonly string[] ParameterTypes =
        ["String", "Int64", "Float64", "Numeric", "BigNumeric", "Bool", "Date", "DateTime", "Time", "Timestamp", "Bytes", "Json", "Geography"];

    /// <summary>Whether code of a compilation can use both the client and the runtime.</summary>
    public static bool IsReferenced(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Google.Cloud.BigQuery.V2.BigQueryClient") is not null
        && compilation.GetTypeByMetadataName("FeatureStore.RowValuesReader`1") is not null;

    public static SourceText Emit(string @namespace)
    {
        var writer = CodeWriter.File(
            @namespace,
            "System.Collections.Generic",
            "System.Linq",
            "System.Runtime.CompilerServices",
            "System.Threading",
            "System.Threading.Tasks",
            "FeatureStore",
            "Google.Cloud.BigQuery.V2");
        writer.SummaryXml("Runs typed queries on a <see cref=\"BigQueryClient\"/>, and reads its rows into records.");
        writer.Open($"internal static class {TypeName}");
        EmitQuery(writer);
        EmitRows(writer);
        EmitParameters(writer);
        EmitTypes(writer);
        writer.Close();
        return writer.ToSourceText();
    }

    private static void EmitQuery(CodeWriter writer)
    {
        writer.SummaryXml("Runs a query and streams its rows as they arrive.");
        writer.Line("/// <param name=\"client\">The client that runs it.</param>");
        writer.Line("/// <param name=\"query\">The query.</param>");
        writer.Line("/// <param name=\"options\">How to run it; null for the client's defaults.</param>");
        writer.Line("/// <param name=\"resultsOptions\">How to fetch its rows; null for the client's defaults.</param>");
        writer.Line("/// <param name=\"dialect\">Where its tables are, if not where their definitions say.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Ends the reading.</param>");
        writer.Line("public static async IAsyncEnumerable<TResult> QueryAsync<TResult>(");
        writer.Indent();
        writer.Line("this BigQueryClient client,");
        writer.Line("Query<TResult> query,");
        writer.Line("QueryOptions? options = null,");
        writer.Line("GetQueryResultsOptions? resultsOptions = null,");
        writer.Line("BigQueryDialect? dialect = null,");
        writer.Line("[EnumeratorCancellation] CancellationToken cancellationToken = default)");
        writer.Outdent();
        writer.Line("{");
        writer.Indent();
        writer.Line("var statement = query.ToSql(dialect ?? SqlDialect.BigQuery);");
        writer.Line("var results = await client.ExecuteQueryAsync(statement.Text, ToParameters(statement), options, resultsOptions, cancellationToken).ConfigureAwait(false);");
        writer.Line("using var reader = NewReader(results);");
        writer.Open("await foreach (var row in results.GetRowsAsync().WithCancellation(cancellationToken).ConfigureAwait(false))");
        writer.Line("reader.MoveTo(row);");
        writer.Line("yield return query.Read(reader);");
        writer.Close();
        writer.Close();
        writer.Line();
    }

    private static void EmitRows(CodeWriter writer)
    {
        writer.SummaryXml("Reads the rows of a query of your own into records: columns that the table does not have are ignored, and REQUIRED ones that are missing are named.");
        writer.Line("/// <exception cref=\"System.InvalidOperationException\">A REQUIRED column is absent.</exception>");
        writer.Line("public static async IAsyncEnumerable<TRow> ReadRowsAsync<TRow>(this BigQueryResults results, [EnumeratorCancellation] CancellationToken cancellationToken = default)");
        writer.Indent();
        writer.Line("where TRow : ITableRow<TRow>");
        writer.Outdent();
        writer.Line("{");
        writer.Indent();
        writer.Line("using var reader = NewReader(results);");
        writer.Line("var ordinals = TableQueries.MapOrdinals<TRow>(reader);");
        writer.Line("var absent = TRow.Table.Columns.Where((column, i) => column.Mode == ColumnMode.Required && ordinals[i] < 0).Select(column => column.Name).ToList();");
        writer.Line("if (absent.Count > 0)");
        writer.Indent();
        writer.Line("throw new System.InvalidOperationException($\"The result lacks the REQUIRED columns {string.Join(\", \", absent)} of {TRow.Table.TableId}; select them.\");");
        writer.Outdent();
        writer.Open("await foreach (var row in results.GetRowsAsync().WithCancellation(cancellationToken).ConfigureAwait(false))");
        writer.Line("reader.MoveTo(row);");
        writer.Line("yield return TRow.Read(reader, ordinals);");
        writer.Close();
        writer.Close();
        writer.Line();
    }

    private static void EmitParameters(CodeWriter writer)
    {
        writer.SummaryXml("The values of a statement, as the client's parameters.");
        writer.Line("public static IReadOnlyList<BigQueryParameter> ToParameters(this SqlStatement statement) =>");
        writer.Indent();
        writer.Line("statement.Parameters.Select(p => new BigQueryParameter(p.Name, TypeOf(p.Type), BigQueryDialect.ParameterText(p.Value))).ToList();");
        writer.Outdent();
        writer.Line();
        writer.Line("private static RowValuesReader<BigQueryRow> NewReader(BigQueryResults results) =>");
        writer.Indent();
        writer.Line("new(results.Schema.Fields.Select(field => field.Name).ToList(), static (row, ordinal) => row[ordinal]);");
        writer.Outdent();
        writer.Line();
    }

    private static void EmitTypes(CodeWriter writer)
    {
        writer.Open("private static BigQueryDbType TypeOf(DataType type) => type switch");
        foreach (var type in ParameterTypes)
            writer.Line($"DataType.{type} => BigQueryDbType.{type},");
        writer.Line("_ => throw new System.NotSupportedException($\"A {type} cannot be a parameter.\"),");
        writer.Close(";");
    }
}
