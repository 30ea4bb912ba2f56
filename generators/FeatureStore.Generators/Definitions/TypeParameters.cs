using System.Globalization;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>
/// The precision and scale of NUMERIC and BIGNUMERIC and the length of STRING and BYTES, within BigQuery's ranges.
/// A precision without a scale has scale 0; without a precision the columns hold all that the type can (NUMERIC: 38 digits, 9 of them after the point).
/// </summary>
internal readonly record struct TypeParameters(int? Precision, int? Scale, int? MaxLength)
{
    public static TypeParameters Read(JsonObjectReader reader, ColumnType type, string path, FileDiagnostics diagnostics)
    {
        var isDecimal = type is ColumnType.Numeric or ColumnType.BigNumeric;
        var hasLength = type is ColumnType.String or ColumnType.Bytes;
        var precision = ReadOne("precision", isDecimal, "NUMERIC or BIGNUMERIC");
        var scale = ReadOne("scale", isDecimal, "NUMERIC or BIGNUMERIC");
        var maxLength = ReadOne("maxLength", hasLength, "STRING or BYTES");

        if (maxLength == 0)
            Report("maxLength", "at least 1");
        if (!isDecimal)
            return new TypeParameters(null, null, maxLength);

        var (maxScale, wholeDigits) = type == ColumnType.Numeric ? (9, 29) : (38, 38);
        if (scale > maxScale)
            Report("scale", Range(0, maxScale));
        else if (scale is not null && reader.Node.Property("precision") is null)
            diagnostics.Report(Descriptors.InvalidTypeParameter, reader.Place("scale"), "scale", path, "given together with 'precision'", "alone");
        else if (precision is { } given && (given < Math.Max(1, scale ?? 0) || given > (scale ?? 0) + wholeDigits))
            Report("precision", Range(Math.Max(1, scale ?? 0), (scale ?? 0) + wholeDigits));
        return new TypeParameters(precision, precision is null ? scale : scale ?? 0, null);

        int? ReadOne(string name, bool applies, string types)
        {
            if (reader.Get(name) is not { } node)
                return null;
            if (!applies)
                diagnostics.Report(Descriptors.InvalidTypeParameter, node.Span, name, path, "left out unless the type is " + types, type.Sql());
            else if ((JsonObjectReader.Integer(node) ?? FromText(node)) is { } number)
                return number;
            else
                Report(name, "a whole number");
            return null;
        }

        void Report(string name, string expected) =>
            diagnostics.Report(Descriptors.InvalidTypeParameter, reader.Place(name), name, path, expected, reader.Get(name)!.Describe());
    }

    /// <summary>bq prints 64-bit integers as texts.</summary>
    private static int? FromText(JsonNode node) =>
        node.Kind == JsonKind.String && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Range(int low, int high) =>
        low.ToString(CultureInfo.InvariantCulture) + " to " + high.ToString(CultureInfo.InvariantCulture);
}
