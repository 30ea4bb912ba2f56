using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Finds the columns that a catalog names, and reports those that are missing or of the wrong type.</summary>
internal sealed class ColumnLookup(TableColumns columns, FileDiagnostics diagnostics)
{
    private readonly Dictionary<string, string> _enums = new(StringComparer.Ordinal);

    public TableColumns Columns => columns;

    /// <summary>The enum that each column of texts takes its values from.</summary>
    public IReadOnlyDictionary<string, string> Enums => _enums;

    /// <summary>The column that the text under <paramref name="key"/> names; null without that key, and when the column does not fit.</summary>
    public string? Read(JsonObjectReader owner, string key, Func<ColumnSyntax, bool> fits, string expected, bool required = false)
    {
        if (owner.Text(key, required) is null)
            return null;
        return Find(owner.Get(key)!, $"'{key}' of {owner.What}", fits, expected)?.Name;
    }

    public ColumnSyntax? Find(JsonNode name, string role, Func<ColumnSyntax, bool> fits, string expected)
    {
        var column = columns.Find(name.Text);
        if (column is null)
        {
            if (!columns.IsLeftOut(name.Text))
                diagnostics.Report(Descriptors.CatalogColumnMissing, name.Span, name.Text, role, diagnostics.Suggest(name.Text, columns.Names));
            return null;
        }
        if (fits(column))
            return column;
        diagnostics.Report(Descriptors.CatalogColumnType, name.Span, column.Name, role, column.DescribeType(), expected);
        return null;
    }

    /// <summary>Makes an enum column of a column of texts; a column has one enum.</summary>
    public void SetEnum(string column, string enumName, JsonNode place)
    {
        if (_enums.TryGetValue(column, out var other) && other != enumName)
            diagnostics.Report(Descriptors.CatalogColumnType, place.Span, column, "the columns of " + enumName, "one of " + other, "of one enum only");
        else
            _enums[column] = enumName;
    }

    public static bool IsNumber(ColumnSyntax column) => column.IsScalar && column.Type.IsNumber();

    public static bool IsText(ColumnSyntax column) => column.IsScalar && column.Type == ColumnType.String;
}
