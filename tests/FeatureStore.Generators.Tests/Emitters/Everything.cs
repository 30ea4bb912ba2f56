namespace FeatureStore.Generators.Tests.Emitters;

/// <summary>A table with every type in every mode, STRUCTs inside of STRUCTs, and descriptions that are hard to quote.</summary>
internal static class Everything
{
    private static readonly string[] Scalars =
        ["STRING", "INT64", "FLOAT64", "NUMERIC", "BIGNUMERIC", "BOOL", "DATE", "DATETIME", "TIME", "TIMESTAMP", "BYTES", "JSON", "GEOGRAPHY"];

    public static string Table { get; } = Of(
        $$"""
        {"name": "words", "type": "STRING", "description": "A \"quoted\" <b> & {braces} */ \\ \r\n\t\u2028 \ud83c\udfc0 word"},
        {"name": "class", "type": "STRING", "maxLength": "3"},
        {"name": "amount", "type": "NUMERIC", "precision": "5", "scale": "2", "mode": "REQUIRED", "description": "Amount."},
        {{Columns("")}},
        {"name": "outer", "type": "STRUCT", "mode": "REQUIRED", "fields": [{{Columns("")}},
          {"name": "inner", "type": "STRUCT", "fields": [{"name": "deepest", "type": "INT64", "mode": "REQUIRED"}]},
          {"name": "inners", "type": "STRUCT", "mode": "REPEATED", "fields": [{"name": "deepest", "type": "TIMESTAMP", "mode": "REPEATED"}]}]},
        {"name": "maybe", "type": "STRUCT", "fields": [{"name": "on", "type": "BOOL"}]},
        {"name": "many", "type": "STRUCT", "mode": "REPEATED", "fields": [{"name": "on", "type": "BOOL"}]}
        """);

    /// <summary>A table of these columns, and of these properties beside its schema.</summary>
    public static string Of(string columns, string more = "") =>
        $$"""{"tableReference": {"projectId": "p", "datasetId": "d", "tableId": "everything"}, "schema": {"fields": [{{columns}}]}{{more}}}""";

    private static string Columns(string prefix) => string.Join(",\n", Scalars.SelectMany(type => new[] { "NULLABLE", "REQUIRED", "REPEATED" }.Select(mode =>
        $$"""{"name": "{{prefix}}{{mode[..3].ToLowerInvariant()}}_{{type.ToLowerInvariant()}}", "type": "{{type}}", "mode": "{{mode}}"}""")));
}
