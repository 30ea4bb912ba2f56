namespace FeatureStore;

/// <summary>Violated by a row in which any of some columns holds a text other than the known ones. It tells which text stands where.</summary>
internal sealed class UnknownTextCheck : Check
{
    private readonly ColumnInfo[] _columns;

    public UnknownTextCheck(string id, TableInfo table, IReadOnlyList<ColumnInfo> columns, IReadOnlyList<string> known)
        : base(id, table)
    {
        _columns = [.. columns];
        var texts = _columns.Select(c => new Expr<string?>(new RawTextNode(new ColumnNode(c)))).ToList();
        var violates = Predicate.AnyOf(texts.Select(IsUnknown));
        ViolatingRows = violates;
        Measures =
        [
            Sql.CountIf(Predicate.AnyOf(texts.Select(t => t.IsNotNull()))).As("evaluated"),
            Sql.CountIf(violates).As("violations"),
            .. texts.Select((t, i) => Sql.Min(Sql.If(IsUnknown(t), t, Sql.Value<string?>(null))).As(_columns[i].Name)),
        ];

        Predicate IsUnknown(Expr<string?> text) => text.IsNotNull() & !text.In(known);
    }

    internal override IReadOnlyList<Expr> Measures { get; }

    internal override Predicate ViolatingRows { get; }

    internal override CheckFinding Judge(IReadOnlyList<object?> values)
    {
        var found = _columns.Zip(values.Skip(2), (column, text) => (column.Name, Text: (string?)text)).Where(c => c.Text is not null)
            .GroupBy(c => c.Text, c => c.Name)
            .Select(g => $"'{g.Key}' in {BuiltInText.Some([.. g])}").ToList();
        return new((long)values[0]!, (long)values[1]!, found.Count == 0 ? null : BuiltInText.Some(found));
    }
}
