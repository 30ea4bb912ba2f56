using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Ddl;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Plan;

/// <summary>Expressions that make a column of a definition from one that is there.</summary>
internal static class BigQueryCasts
{
    /// <summary>What making it does to values, nested fields included.</summary>
    public static CastEffect Effect(ShapeColumn from, ShapeColumn to)
    {
        if (from.Type != ColumnType.Struct || to.Type != ColumnType.Struct)
            return BigQueryTypes.Cast(from, to);
        if (BigQueryTypes.IsList(from) != BigQueryTypes.IsList(to))
            return CastEffect.None;
        return to.Fields.Select(field => Find(from, field) is { } found ? Effect(found, field) : CastEffect.Keeps).DefaultIfEmpty(CastEffect.Keeps).Max();
    }

    /// <summary>The expression, with the column itself where nothing changes.</summary>
    /// <param name="value">The column as SQL names it.</param>
    /// <param name="from">The column that is there; null where there is none.</param>
    /// <param name="to">The column that is wanted.</param>
    public static string Expression(string value, ShapeColumn? from, ShapeColumn to)
    {
        if (from is null)
            return to.Mode == ShapeMode.Repeated ? $"CAST([] AS {DdlWriter.Type(Bare(to))})" : $"CAST(NULL AS {DdlWriter.Type(Bare(to))})";
        if (IsSame(from, to))
            return value;
        if (to.Mode == ShapeMode.Repeated)
            return $"ARRAY(SELECT {(to.Type == ColumnType.Struct ? Fields("element", from, to, "AS STRUCT ") : BigQueryTypes.CastText("element", from, to))} FROM UNNEST({value}) AS element WITH OFFSET AS position ORDER BY position)";
        return to.Type == ColumnType.Struct ? $"IF({value} IS NULL, NULL, STRUCT({Fields(value, from, to, "")}))" : BigQueryTypes.CastText(value, from, to);
    }

    /// <summary>The column without what a type in an expression cannot say.</summary>
    public static ShapeColumn Bare(ShapeColumn column) => column with
    {
        Mode = column.Mode == ShapeMode.Required ? ShapeMode.Nullable : column.Mode,
        Description = null,
        Default = null,
        Collation = null,
        Precision = null,
        Scale = null,
        MaxLength = null,
        Fields = [.. column.Fields.Select(Bare)],
    };

    /// <summary>The fields that are wanted, and those that are too many behind them: a rewrite drops none.</summary>
    public static ShapeColumn WithExtraFields(ShapeColumn from, ShapeColumn to) => to with
    {
        Fields =
        [
            .. to.Fields.Select(field => Find(from, field) is { } found ? WithExtraFields(found, field) : field),
            .. from.Fields.Where(field => Find(to, field) is null),
        ],
    };

    private static ShapeColumn? Find(ShapeColumn column, ShapeColumn field) => column.Fields.FirstOrDefault(each => TableShape.Same(each.Name, field.Name));

    // In the same order too: fields of a STRUCT go by position where it is written.
    private static bool IsSame(ShapeColumn from, ShapeColumn to) =>
        BigQueryTypes.AreSame(from, to) && from.Fields.Length == to.Fields.Length
        && from.Fields.Zip(to.Fields).All(pair => TableShape.Same(pair.First.Name, pair.Second.Name) && IsSame(pair.First, pair.Second));

    private static string Fields(string value, ShapeColumn from, ShapeColumn to, string prefix) =>
        prefix + string.Join(", ", to.Fields.Select(field => $"{Expression($"{value}.{DdlWriter.Name(Find(from, field)?.Name ?? field.Name)}", Find(from, field), field)} AS {DdlWriter.Name(field.Name)}"));
}
