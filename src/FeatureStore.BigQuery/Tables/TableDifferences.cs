namespace FeatureStore.BigQuery;

/// <summary>Where a live table is not what its definition says, a phrase each.</summary>
internal static class TableDifferences
{
    /// <summary>Every difference.</summary>
    public static List<string> All(TableInfo table, ResultColumn[] live) => [.. Of(table.Columns, live, "", forWriting: false)];

    /// <summary>Differences because of which rows of the definition cannot be written, or would lose something.</summary>
    public static List<string> ForWriting(TableInfo table, ResultColumn[] live) => [.. Of(table.Columns, live, "", forWriting: true)];

    private static IEnumerable<string> Of(ValueList<ColumnInfo> columns, ResultColumn[] live, string path, bool forWriting)
    {
        var rest = live.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            var name = path + column.Name;
            if (!rest.Remove(column.Name, out var found))
                yield return $"{name} is missing";
            else if (found.Type != column.Type || (found.Mode == ColumnMode.Repeated) != (column.Mode == ColumnMode.Repeated))
                yield return $"{name} is {found.SqlName}, not {column.TypeText}";
            else if (found.Mode == ColumnMode.Required && column.Mode == ColumnMode.Nullable)
                yield return $"{name} is REQUIRED, but may be null in the definition";
            else if (!forWriting && found.Mode == ColumnMode.Nullable && column.Mode == ColumnMode.Required)
                yield return $"{name} may be null, but is REQUIRED in the definition";
            else
            {
                foreach (var difference in Of(column.Fields, found.Fields, $"{name}.", forWriting))
                    yield return difference;
            }
        }

        foreach (var extra in rest.Values.Where(c => !forWriting || c.Mode == ColumnMode.Required))
            yield return $"{path}{extra.Name} is not in the definition{(forWriting ? ", but REQUIRED" : "")}";
    }
}
