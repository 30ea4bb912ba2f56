using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FeatureStore;

/// <summary>
/// Writes runs as JSON that schema/check-run.schema.json describes. Enums are in snake case, days and times in ISO 8601, bytes in base64;
/// NaN and the infinities, for which JSON has no number, are the strings "NaN", "Infinity" and "-Infinity".
/// </summary>
public static class CheckRunJson
{
    /// <summary>The version that each run carries; raised when a field changes its meaning or goes.</summary>
    public const int Version = 1;

    /// <summary>A run as a JSON object: over several lines, or on one, as NDJSON wants it.</summary>
    public static string ToText(CheckRun run, bool indented = true)
    {
        using var stream = new MemoryStream();
        // Escaped as JSON needs it, not as HTML would: SQL is to be read.
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, run);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes a run as a JSON object, in an array of runs, say.</summary>
    public static void Write(Utf8JsonWriter writer, CheckRun run)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(run);
        JsonSerializer.Serialize(writer, CheckRunDocument.Of(run), CheckRunJsonContext.Default.CheckRunDocument);
    }
}
