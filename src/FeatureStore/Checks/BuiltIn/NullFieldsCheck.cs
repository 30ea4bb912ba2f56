namespace FeatureStore;

/// <summary>Violated by a row that has some of the fields that belong together, while others are null. It tells which are null, and how often.</summary>
internal sealed class NullFieldsCheck : Check
{
    private readonly IReadOnlyList<ColumnNode> _fields;

    /// <summary>A check of fields that must not be null in a row that has any of <paramref name="together"/>.</summary>
    public NullFieldsCheck(string id, TableInfo table, IReadOnlyList<ColumnNode> fields, IReadOnlyList<ColumnNode> together)
        : base(id, table)
    {
        _fields = fields;
        var applies = Predicate.AnyOf(together.Select(f => !IsNull(f)));
        ViolatingRows = applies & Predicate.AnyOf(fields.Select(IsNull));
        Measures =
        [
            Sql.CountIf(applies).As("evaluated"),
            Sql.CountIf(ViolatingRows).As("violations"),
            .. fields.Select(f => (together.Contains(f) ? Sql.Count(AnyValue.Of(f)!) : Sql.CountIf(applies & !IsNull(f))).As(f.Column.Name)),
        ];
    }

    internal override IReadOnlyList<Expr> Measures { get; }

    internal override Predicate ViolatingRows { get; }

    internal override CheckFinding Judge(IReadOnlyList<object?> values)
    {
        var rows = (long)values[0]!;
        var nulls = _fields.Select((f, i) => (f.Column.Name, Rows: rows - (long)values[i + 2]!)).Where(f => f.Rows > 0).OrderByDescending(f => f.Rows).ToList();
        var detail = nulls.Count == 0 ? null : $"null: {BuiltInText.Some([.. nulls.Select(f => $"{f.Name} in {BuiltInText.Count(f.Rows, "row")}")])}";
        return new(rows, (long)values[1]!, detail);
    }

    private static Predicate IsNull(ColumnNode field) => new(new IsNullNode(field));
}
