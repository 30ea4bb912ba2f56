using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads a BigQuery table resource, as <c>bq show --format=prettyjson</c> prints it. Keys that do not matter here are passed over.</summary>
internal static class TableReader
{
    /// <summary>Null when the file is no table resource at all.</summary>
    public static TableSyntax? Read(DefinitionFile file, FileDiagnostics diagnostics)
    {
        var (root, error) = JsonParser.Parse(file.Text);
        if (root is null)
        {
            diagnostics.Report(Descriptors.BrokenJson, error!.Span, error.Message);
            return null;
        }
        if (DescribeOther(root) is { } other)
        {
            diagnostics.Report(Descriptors.NotATableResource, root.Start, other);
            return null;
        }

        var table = new JsonObjectReader(root, "the table", diagnostics);
        var reference = table.Object("tableReference", required: true);
        var tableId = reference?.Text("tableId", required: true);
        var schema = table.Object("schema", required: true);
        var columnReader = new ColumnReader(diagnostics);
        var all = schema is null ? ImmutableArray<ColumnSyntax>.Empty : columnReader.Read(schema.List("fields", required: true));
        if (reference is null || tableId is null || schema is null)
            return null;
        if (schema.Node.Property("fields") is { Value: { Kind: JsonKind.Array, Items.IsEmpty: true } empty })
            diagnostics.Report(Descriptors.InvalidValue, empty.Span, "'fields' of 'schema' of the table", "a list of at least one column", empty.Describe());

        var columns = new TableColumns(all, columnReader.LeftOut, columnReader.HasUnnamed);
        var partition = PartitionReader.Read(table, columns, diagnostics);
        return new TableSyntax(
            reference.Text("projectId") ?? "",
            reference.Text("datasetId") ?? "",
            tableId,
            reference.Place("tableId"),
            table.Text("description") ?? "",
            columns,
            partition,
            ClusteringReader.Read(table, columns, diagnostics));
    }

    private static string? DescribeOther(JsonNode root)
    {
        if (root.Kind == JsonKind.Array)
            return "it is a list, such as a bare schema";
        if (root.Kind != JsonKind.Object)
            return "it is " + root.Describe();
        return root.Property("tableReference") is null && root.Property("schema") is null ? "it has neither 'tableReference' nor 'schema'" : null;
    }
}
