namespace FeatureStore;

/// <summary>
/// Violated by each row of a day beyond the first of its key: counted as rows less different keys, so that no row has to be compared with
/// another. A row that lacks a part of its key counts by what it has.
/// </summary>
internal sealed class DuplicateKeyCheck : Check
{
    private readonly string _keys;

    public DuplicateKeyCheck(string id, TableInfo table, IReadOnlyList<ColumnInfo> keys)
        : base(id, table)
    {
        _keys = string.Join(", ", keys.Select(k => k.Name));
        Measures = [Sql.Count().As("rows"), Sql.CountDistinct(Sql.Concat([.. keys.SelectMany(Part)])).As("keys")];
    }

    internal override IReadOnlyList<Expr> Measures { get; }

    /// <summary>Whether a column can be part of a key: its values have one text each in every engine.</summary>
    public static bool CanBeKey(ColumnInfo column) =>
        column.Mode != ColumnMode.Repeated && column.Type is DataType.String or DataType.Int64 or DataType.Bool or DataType.Date;

    internal override CheckFinding Judge(IReadOnlyList<object?> values)
    {
        var (rows, keys) = ((long)values[0]!, (long)values[1]!);
        var detail = rows == keys ? null : $"{BuiltInText.Count(rows, "row")} have {BuiltInText.Count(keys, "key")} of {_keys}";
        return new(rows, rows - keys, detail);
    }

    // With its length before it, no text runs into the next; a null has neither.
    private static IEnumerable<Expr> Part(ColumnInfo column)
    {
        var text = column.Type == DataType.String ? new Expr<string?>(new RawTextNode(new ColumnNode(column))) : new Expr<string?>(Functions.Node(Function.ToText, SqlType.String, new ColumnNode(column)));
        return [text.Length().ToText(), Sql.Value(":"), text];
    }
}
