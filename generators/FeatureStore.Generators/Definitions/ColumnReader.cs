using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads schema.fields and the fields of each STRUCT. A defective column is reported and left out.</summary>
internal sealed class ColumnReader(FileDiagnostics diagnostics)
{
    /// <summary>BigQuery's limit, nested fields included.</summary>
    public const int MaxColumns = 10_000;

    /// <summary>BigQuery's limit for a STRUCT in a STRUCT.</summary>
    public const int MaxDepth = 15;

    private readonly List<string> _leftOut = [];
    private int _count;

    /// <summary>Names of the first level that were read, but whose column was not.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Whether a column was left out whose name is not known.</summary>
    public bool HasUnnamed { get; private set; }

    public ImmutableArray<ColumnSyntax> Read(ImmutableArray<JsonNode> fields, string parentPath = "", int depth = 0)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnSyntax>(fields.Length);
        var names = new Dictionary<string, JsonNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            if (++_count == MaxColumns + 1)
                diagnostics.Report(Descriptors.TooManyColumns, field.Start);
            if (field.Kind != JsonKind.Object)
            {
                HasUnnamed = true;
                diagnostics.Report(Descriptors.InvalidValue, field.Span, "A column", "an object", field.Describe());
            }
            else if (ReadColumn(field, parentPath, depth, names) is { } column)
                columns.Add(column);
        }
        return columns.ToImmutable();
    }

    private ColumnSyntax? ReadColumn(JsonNode field, string parentPath, int depth, Dictionary<string, JsonNode> names)
    {
        var unnamed = new JsonObjectReader(field, "a column", diagnostics);
        var name = unnamed.Text("name", required: true);
        if (name is null)
        {
            HasUnnamed = true;
            return null;
        }
        var path = parentPath.Length == 0 ? name : parentPath + "." + name;
        var reader = new JsonObjectReader(field, $"column '{path}'", diagnostics);
        var nameNode = reader.Get("name")!;
        if (names.TryGetValue(name, out var first))
        {
            diagnostics.Report(Descriptors.DuplicateColumn, nameNode.Span, path, diagnostics.Line(first.Span).ToString(CultureInfo.InvariantCulture), first.Text);
            return null;
        }
        names.Add(name, nameNode);

        var type = ReadType(reader, path);
        var mode = ReadMode(reader, path);
        var subfields = reader.List("fields");
        var nested = ImmutableArray<ColumnSyntax>.Empty;
        if (type == ColumnType.Struct && subfields.IsEmpty)
            diagnostics.Report(Descriptors.StructFields, nameNode.Span, path, "is a STRUCT without 'fields'; list them");
        else if (type is not null && type != ColumnType.Struct && !subfields.IsEmpty)
            diagnostics.Report(Descriptors.StructFields, reader.Place("fields"), path, $"has 'fields', but its type is {type.Value.Sql()}; make it a STRUCT or leave them out");
        else if (!subfields.IsEmpty && depth == MaxDepth)
            diagnostics.Report(Descriptors.StructFields, nameNode.Span, path, $"is nested deeper than the {MaxDepth} levels that BigQuery allows");
        else
            nested = Read(subfields, path, depth + 1);
        if (type is null || mode is null)
        {
            if (depth == 0)
                _leftOut.Add(name);
            return null;
        }

        var parameters = TypeParameters.Read(reader, type.Value, path, diagnostics);
        return new ColumnSyntax(
            name, path, type.Value, mode.Value, parameters.Precision, parameters.Scale, parameters.MaxLength,
            reader.Text("description") ?? "", nested, nameNode.Span);
    }

    private ColumnType? ReadType(JsonObjectReader reader, string path)
    {
        if (reader.Text("type", required: true) is not { } text)
            return null;
        if (ColumnTypeNames.Type(text) is { } type)
            return type;
        var suggestion = ColumnTypeNames.NotRead(text) is { } notRead ? $"; {notRead}" : diagnostics.Suggest(text, ColumnTypeNames.AllTypes);
        diagnostics.Report(Descriptors.UnknownType, reader.Place("type"), path, text,
            suggestion.Length > 0 ? suggestion : "; the types are " + string.Join(", ", Enum.GetValues(typeof(ColumnType)).Cast<ColumnType>().Select(each => each.Sql())));
        return null;
    }

    private ColumnMode? ReadMode(JsonObjectReader reader, string path)
    {
        if (reader.Get("mode") is not { } node)
            return ColumnMode.Nullable;
        if (reader.Text("mode") is not { } text)
            return null;
        if (text.Length == 0)
            return ColumnMode.Nullable;
        if (ColumnTypeNames.Mode(text) is { } mode)
            return mode;
        diagnostics.Report(Descriptors.UnknownMode, node.Span, path, text, diagnostics.Suggest(text, ColumnTypeNames.AllModes));
        return null;
    }
}
