using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeatureStore.Tool.Output.Formats;

/// <summary>A report as one JSON object; docs/formats.md describes it.</summary>
/// <param name="Version">Raised when a field changes its meaning or goes.</param>
/// <param name="Command">Name of the command.</param>
/// <param name="Status">pass, warn, fail, error or no_data.</param>
/// <param name="Answer">The answer in one sentence.</param>
/// <param name="About">What was looked at.</param>
/// <param name="Findings">What is wrong or worth a look, the worst first.</param>
/// <param name="Tables">Each table as a list of objects.</param>
internal sealed record ReportJson(
    int Version,
    string Command,
    string Status,
    string Answer,
    IReadOnlyDictionary<string, JsonCell> About,
    IReadOnlyList<FindingJson> Findings,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, JsonCell>>> Tables)
{
    public static ReportJson Of(Report report) => new(
        Report.Version,
        report.Command,
        StatusText.Of(report.Status),
        report.Answer,
        AboutOf(report),
        [.. report.Findings.Select(FindingJson.Of)],
        report.Sections.ToDictionary(s => CamelCase(s.Name), s => (IReadOnlyList<IReadOnlyDictionary<string, JsonCell>>)[.. s.Rows.Select(r => Row(s, r))]));

    public static string Text(Report report) => JsonStyle.Text(Of(report));

    public static IReadOnlyDictionary<string, JsonCell> AboutOf(Report report) => report.Facts.ToDictionary(f => CamelCase(f.Name), f => new JsonCell(f.Value));

    public static IReadOnlyDictionary<string, JsonCell> Row(Section section, IReadOnlyList<object?> row) =>
        section.Columns.Zip(row).ToDictionary(c => CamelCase(c.First.Name), c => new JsonCell(c.Second));

    /// <summary>snake_case as camelCase, as the other fields are.</summary>
    public static string CamelCase(string name) =>
        string.Concat(name.Split('_').Select((word, i) => i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>A finding; see <see cref="Finding"/>.</summary>
internal sealed record FindingJson(
    string Status, string Severity, string Id, string? Subject, string Sentence, IReadOnlyList<string> Evidence, string? NextStep)
{
    public static FindingJson Of(Finding finding) => new(
        StatusText.Of(finding.Status), StatusText.Of(finding.Severity), finding.Id, finding.Subject, finding.Sentence, finding.Evidence, finding.NextStep);
}

/// <summary>A value as JSON has it: a number stays a number.</summary>
[JsonConverter(typeof(JsonCellConverter))]
internal readonly record struct JsonCell(object? Value);

internal sealed class JsonCellConverter : JsonConverter<JsonCell>
{
    public override JsonCell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A report is written, not read.");

    public override void Write(Utf8JsonWriter writer, JsonCell value, JsonSerializerOptions options) => Write(writer, value.Value);

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(Cell.Rounded(number));
                break;
            case IEnumerable list and not string:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Cell.ForPrograms(value));
                break;
        }
    }
}

/// <summary>Serialises without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NewLine = "\n")]
[JsonSerializable(typeof(ReportJson))]
[JsonSerializable(typeof(LineJson))]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;

/// <summary>How the JSON is written: escaped as JSON needs it, not as HTML would, since sentences have quotes; and nothing invisible as it is.</summary>
internal static class JsonStyle
{
    private static readonly ReportJsonContext Indented = Style(indented: true);
    private static readonly ReportJsonContext OneLine = Style(indented: false);

    public static string Text(ReportJson report) => Escaped(JsonSerializer.Serialize(report, Indented.ReportJson));

    public static string Text(SarifLog log) => Escaped(JsonSerializer.Serialize(log, Indented.SarifLog));

    public static string Text(LineJson line) => Escaped(JsonSerializer.Serialize(line, OneLine.LineJson));

    private static ReportJsonContext Style(bool indented) =>
        new(new(ReportJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = indented });

    // The encoder escapes control characters, but not those that turn the direction of text around. They can only be within strings.
    private static string Escaped(string json) => json.Any(IsFormat)
        ? string.Concat(json.Select(c => IsFormat(c) ? FormattableString.Invariant($"\\u{(int)c:x4}") : c.ToString()))
        : json;

    private static bool IsFormat(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
