using FeatureStore.DuckDB;
using FeatureStore.Tool.Contracts;
using FeatureStore.Tool.Ddl;

namespace FeatureStore.Tool.Export;

/// <summary>What a definition can be written as.</summary>
internal static class ExportFormat
{
    public static readonly string[] Names = ["ddl", "bq-json", "table-json", "duckdb", "json-schema", "markdown"];

    public static string Write(ContractTable table, string format) => format switch
    {
        "ddl" => DdlWriter.Write(table.Shape),
        "bq-json" => TableJsonWriter.WriteSchema(table.Shape),
        "table-json" => TableJsonWriter.Write(table.Shape),
        "duckdb" => $"{DuckDbFeatureStore.CreateTableSql(ShapeTable.Of(table.Shape))}\n",
        "json-schema" => new JsonSchemaWriter(table.Shape, table.Definition).Write(),
        "markdown" => new DataDictionary(table.Shape, table.Definition).Write(),
        _ => throw new ToolException(ExitCode.Usage, $"There is no format '{format}'; choose {string.Join(", ", Names)}."),
    };
}
