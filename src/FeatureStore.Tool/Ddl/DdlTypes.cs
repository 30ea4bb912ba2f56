using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Definitions;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Ddl;

/// <summary>Reads columns, types and option lists.</summary>
internal static class DdlTypes
{
    private const int MaxLevels = 16;

    /// <summary>A column, or a field of a STRUCT: name, type, and what follows.</summary>
    public static ShapeColumn Column(DdlReader reader, List<DdlOption> notKept) => Column(reader, reader.Name("the name of a column"), notKept);

    public static DdlType Type(DdlReader reader, List<DdlOption> notKept)
    {
        // BigQuery takes 15 levels; text that nests without end must not exhaust the stack.
        using var level = reader.Deeper(MaxLevels);
        var token = reader.Current;
        var name = reader.Name("a type");
        if (TableShape.Same(name, "ARRAY"))
            return Array(reader, token, notKept);
        if (ColumnTypeNames.Type(name) is not { } type)
        {
            if (ColumnTypeNames.NotRead(name) is { } notRead)
                throw new DdlException(token.Place, $"The type '{name}' is not known; {notRead}.");
            var nearest = NearestName.Find(name, ColumnTypeNames.AllTypes);
            throw new DdlException(token.Place, $"The type '{name}' is not known{(nearest is null ? "" : $"; did you mean {nearest}")}{(nearest is null ? "." : "?")}");
        }

        if (type == ColumnType.Struct)
            return new(type, IsArray: false) { Fields = Fields(reader, notKept) };
        return reader.Current.Is("(") ? Parameters(reader, token, type) : new(type, IsArray: false);
    }

    public static DdlOptions Options(DdlReader reader)
    {
        if (!reader.TryTake("OPTIONS"))
            return DdlOptions.None;
        reader.Require("(");
        var options = ImmutableArray.CreateBuilder<DdlOption>();
        while (!reader.TryTake(")"))
        {
            var place = reader.Current.Place;
            var name = reader.Name("the name of an option");
            reader.Require("=");
            options.Add(new(place, name.ToLowerInvariant(), Value(reader)));
            if (!reader.Current.Is(")"))
                reader.Require(",");
        }

        return new(options.ToImmutable());
    }

    private static ShapeColumn Column(DdlReader reader, string name, List<DdlOption> notKept)
    {
        var column = Type(reader, notKept).On(new(name, default, ShapeMode.Nullable));
        while (true)
        {
            if (reader.TryTake("NOT", "NULL"))
                column = column with { Mode = column.Mode == ShapeMode.Repeated ? ShapeMode.Repeated : ShapeMode.Required };
            else if (reader.TryTake("DEFAULT"))
                column = column with { Default = reader.Expression(EndsDefault) };
            else if (reader.TryTake("COLLATE"))
                column = column with { Collation = reader.Text("the name of a collation") };
            else if (reader.Current.Is("OPTIONS"))
            {
                var options = Options(reader);
                notKept.AddRange(options.NotKept(ofColumn: true));
                column = options.On(column);
            }
            else
                return column;
        }
    }

    private static bool EndsDefault(DdlReader reader) =>
        reader.Current.Is("OPTIONS") || reader.Current.Is("COLLATE") || (reader.Current.Is("NOT") && reader.Peek().Is("NULL")) || reader.Current.Is("PRIMARY") || reader.Current.Is("REFERENCES");

    private static DdlType Array(DdlReader reader, DdlToken token, List<DdlOption> notKept)
    {
        reader.Require("<");
        var element = Type(reader, notKept);
        // An element is never null in a table; to say so changes nothing.
        _ = reader.TryTake("NOT", "NULL");
        reader.Require(">");
        return element.IsArray
            ? throw new DdlException(token.Place, "BigQuery has no list of lists; put the inner list into a STRUCT.")
            : element with { IsArray = true };
    }

    private static ImmutableArray<ShapeColumn> Fields(DdlReader reader, List<DdlOption> notKept)
    {
        reader.Require("<");
        var fields = ImmutableArray.CreateBuilder<ShapeColumn>();
        do
        {
            if (reader.Peek() is { Kind: not (DdlTokenKind.Word or DdlTokenKind.QuotedName) })
                throw new DdlException(reader.Current.Place, "A field of a STRUCT in a table needs a name and a type.");
            var place = reader.Current.Place;
            fields.Add(Column(reader, notKept) is { Default: null } field ? field : throw new DdlException(place, "A field of a STRUCT takes no DEFAULT; give one to the column."));
        }
        while (reader.TryTake(","));
        reader.Require(">");
        return fields.ToImmutable();
    }

    private static DdlType Parameters(DdlReader reader, DdlToken token, ColumnType type)
    {
        reader.Require("(");
        var first = (int)Math.Clamp(reader.Whole("a number"), -1, int.MaxValue);
        int? second = reader.TryTake(",") ? (int)Math.Clamp(reader.Whole("a number"), -1, int.MaxValue) : null;
        reader.Require(")");
        return type switch
        {
            ColumnType.Numeric or ColumnType.BigNumeric => new(type, IsArray: false) { Precision = first, Scale = second },
            ColumnType.String or ColumnType.Bytes when second is null => new(type, IsArray: false) { MaxLength = first },
            _ => throw new DdlException(token.Place, $"{type.Sql()} takes no {(second is null ? "length" : "precision and scale")}."),
        };
    }

    private static object? Value(DdlReader reader)
    {
        if (reader.Current.Kind == DdlTokenKind.Text && !IsMore(reader.Peek()))
            return reader.Text("a text");
        if (reader.Current.Kind == DdlTokenKind.Number && !IsMore(reader.Peek()))
        {
            var number = reader.Take();
            return long.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole
                : double.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
                : throw new DdlException(number.Place, $"'{number.Value}' is no number.");
        }

        if (reader.TryTake("TRUE"))
            return true;
        if (reader.TryTake("FALSE"))
            return false;
        if (reader.Current.Is("[") && reader.Peek().Is("("))
            return Pairs(reader);
        _ = reader.Expression(_ => false);
        return null;
    }

    private static bool IsMore(DdlToken token) => !token.Is(",") && !token.Is(")") && token.Kind != DdlTokenKind.Text;

    private static ImmutableArray<KeyValuePair<string, string>> Pairs(DdlReader reader)
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        reader.Require("[");
        do
        {
            reader.Require("(");
            var key = reader.Text("the name of a label");
            reader.Require(",");
            pairs.Add(new(key, reader.Text("the value of a label")));
            reader.Require(")");
        }
        while (reader.TryTake(","));
        reader.Require("]");
        return pairs.ToImmutable();
    }
}
