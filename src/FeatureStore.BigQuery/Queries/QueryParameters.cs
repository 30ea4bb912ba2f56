using System.Collections;
using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>Writes the values of a statement as named, typed parameters: each as text, as the API wants it.</summary>
internal static class QueryParameters
{
    public static void Write(Utf8JsonWriter json, ValueList<SqlParameter> parameters)
    {
        json.WriteString("parameterMode", "NAMED");
        json.WriteStartArray("queryParameters");
        foreach (var parameter in parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            var list = List(parameter.Value);
            json.WriteStartObject("parameterType");
            Type(json, parameter.Type, list is not null);
            json.WriteEndObject();
            json.WriteStartObject("parameterValue");
            if (list is null)
                json.WriteString("value", BigQueryDialect.ParameterText(parameter.Value));
            else
                Values(json, list);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Type(Utf8JsonWriter json, DataType type, bool isList)
    {
        if (isList)
        {
            json.WriteString("type", "ARRAY");
            json.WriteStartObject("arrayType");
        }

        json.WriteString("type", type.ToString().ToUpperInvariant());
        if (isList)
            json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, IEnumerable list)
    {
        json.WriteStartArray("arrayValues");
        foreach (var value in list)
        {
            json.WriteStartObject();
            if (value is null)
                json.WriteNull("value");
            else
                json.WriteString("value", BigQueryDialect.ParameterText(value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IEnumerable? List(object value) => value is string or ValueList<byte> or byte[] ? null : value as IEnumerable;
}
