namespace FeatureStore;

/// <summary>Violated when a column that should say the same in all rows of a day says several things: by each text beyond the first.</summary>
internal sealed class MixedTextCheck : Check
{
    private readonly string _column;

    public MixedTextCheck(string id, TableInfo table, ColumnInfo column)
        : base(id, table)
    {
        _column = column.Name;
        var text = new Expr<string?>(new RawTextNode(new ColumnNode(column)));
        Measures = [Sql.Count(text).As("values"), Sql.CountDistinct(text).As("different"), Sql.Min(text).As("first"), Sql.Max(text).As("last")];
    }

    internal override IReadOnlyList<Expr> Measures { get; }

    internal override CheckFinding Judge(IReadOnlyList<object?> values)
    {
        var (count, different) = ((long)values[0]!, (long)values[1]!);
        return different < 2 ? new(count, 0) : new(count, different - 1, $"{_column} has {different} different values, from '{values[2]}' to '{values[3]}'");
    }
}
