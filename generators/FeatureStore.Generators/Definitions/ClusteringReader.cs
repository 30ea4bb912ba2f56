using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads the clustering columns, in their order.</summary>
internal static class ClusteringReader
{
    private const int MaxColumns = 4;

    public static ImmutableArray<string> Read(JsonObjectReader table, TableColumns columns, FileDiagnostics diagnostics)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        if (table.Object("clustering") is not { } clustering)
            return names.ToImmutable();
        var fields = clustering.Texts("fields", required: true);
        if (fields.Length > MaxColumns)
            diagnostics.Report(Descriptors.ColumnCannotCluster, fields[MaxColumns].Span, fields[MaxColumns].Text, "BigQuery clusters by at most four columns");
        foreach (var field in fields.Take(MaxColumns))
        {
            var column = columns.FindAnyCase(field.Text);
            if (columns.IsLeftOut(field.Text))
                continue;
            if (column is null)
                diagnostics.Report(Descriptors.ClusteringColumnMissing, field.Span, field.Text, diagnostics.Suggest(field.Text, columns.Names));
            else if (names.Contains(column.Name))
                diagnostics.Report(Descriptors.ColumnCannotCluster, field.Span, column.Name, "it is listed twice");
            else if (column.Mode == ColumnMode.Repeated)
                diagnostics.Report(Descriptors.ColumnCannotCluster, field.Span, column.Name, "it is REPEATED");
            else if (column.Type is ColumnType.Float64 or ColumnType.Bytes or ColumnType.Json or ColumnType.Struct or ColumnType.Time)
                diagnostics.Report(Descriptors.ColumnCannotCluster, field.Span, column.Name, $"its type is {column.Type.Sql()}, which has no clustering order");
            else
                names.Add(column.Name);
        }
        return names.ToImmutable();
    }
}
