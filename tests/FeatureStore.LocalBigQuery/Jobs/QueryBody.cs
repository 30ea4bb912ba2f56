using System.Globalization;
using System.Text.Json.Nodes;

namespace FeatureStore.LocalBigQuery;

/// <summary>Reads a statement with its parameters from the body of a call.</summary>
internal static class QueryBody
{
    public static SqlStatement Statement(JsonNode body)
    {
        if ((bool?)body["useLegacySql"] != false)
            throw new ApiException(400, "invalid", "Only GoogleSQL is spoken here: useLegacySql must be false.");
        var text = (string?)body["query"] ?? throw new ApiException(400, "required", "Required parameter is missing: query");
        return new(text, (body["queryParameters"]?.AsArray().Select(p => Parameter(p!)) ?? []).ToValueList());
    }

    public static long? MaximumBytes(JsonNode body) => body["maximumBytesBilled"] is { } bytes ? long.Parse(bytes.ToString(), CultureInfo.InvariantCulture) : null;

    public static Dictionary<string, string> Labels(JsonNode? body) => body?["labels"]?.AsObject().ToDictionary(l => l.Key, l => (string)l.Value!) ?? [];

    private static SqlParameter Parameter(JsonNode parameter)
    {
        var (name, type) = ((string)parameter["name"]!, parameter["parameterType"]!);
        try
        {
            if ((string)type["type"]! != "ARRAY")
            {
                var scalar = Wire.Type((string)type["type"]!);
                return new(name, ValueText.Parse(scalar, (string)parameter["parameterValue"]!["value"]!), scalar);
            }

            var element = Wire.Type((string)type["arrayType"]!["type"]!);
            var values = parameter["parameterValue"]!["arrayValues"]!.AsArray().Select(v => v!["value"] is { } value ? ValueText.Parse(element, (string)value!) : null);
            return new(name, values.ToArray(), element);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new ApiException(400, "invalid", $"Invalid value of query parameter {name}: {error.Message}");
        }
    }
}
