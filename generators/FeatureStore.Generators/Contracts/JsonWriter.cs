using System.Globalization;
using System.Text;

namespace FeatureStore.Generators.Contracts;

/// <summary>Writes one JSON object, on one line. What is null, false or empty is left out, so that a file has what matters.</summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _text = new("{");

    public JsonWriter Text(string name, string? value) => value is null ? this : Raw(name, Quote(value));

    public JsonWriter Flag(string name, bool value) => value ? Raw(name, "true") : this;

    public JsonWriter Number(string name, double? value) => value is { } number ? Raw(name, Invariant.Number(number)) : this;

    public JsonWriter Texts(string name, IReadOnlyCollection<string> values) => values.Count == 0 ? this : Raw(name, $"[{string.Join(", ", values.Select(Quote))}]");

    public JsonWriter Numbers(string name, IReadOnlyCollection<int> values) =>
        Raw(name, $"[{string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]");

    public JsonWriter Object(string name, JsonWriter value) => value.IsEmpty ? this : Raw(name, value.ToString());

    public JsonWriter Objects(string name, IEnumerable<JsonWriter> values) => values.ToList() is { Count: > 0 } list ? Raw(name, $"[{string.Join(", ", list)}]") : this;

    private bool IsEmpty => _text.Length == 1;

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c < ' ' || c > '~')
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    public override string ToString() => _text + "}";

    private JsonWriter Raw(string name, string value)
    {
        if (!IsEmpty)
            _text.Append(", ");
        _text.Append(Quote(name)).Append(": ").Append(value);
        return this;
    }
}
