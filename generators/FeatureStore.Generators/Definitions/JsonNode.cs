using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

/// <summary>A JSON value that knows its place in the text. <see cref="Text"/> is the value of a string, or a number as written.</summary>
internal sealed record JsonNode(
    JsonKind Kind,
    TextSpan Span,
    string Text,
    ImmutableArray<JsonNode> Items,
    ImmutableArray<JsonProperty> Properties)
{
    /// <summary>The first character: where something missing inside of an object or array is reported.</summary>
    public TextSpan Start => new(Span.Start, Math.Min(1, Span.Length));

    public JsonProperty? Property(string name)
    {
        foreach (var property in Properties)
            if (property.Name == name)
                return property;
        return null;
    }

    /// <summary>What the value is, for a message.</summary>
    public string Describe() => Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => Items.IsEmpty ? "an empty list" : "a list",
        JsonKind.String => Text.Length > 60 ? "a text of " + Text.Length + " characters" : "'" + Text + "'",
        JsonKind.Number => Text.Length > 60 ? "a number of " + Text.Length + " digits" : Text,
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => "null",
    };
}

/// <summary>A name and its value inside an object; <see cref="NameSpan"/> includes the quotes.</summary>
internal readonly record struct JsonProperty(string Name, TextSpan NameSpan, JsonNode Value);

/// <summary>Why a text is no JSON, as the rest of a sentence.</summary>
internal sealed record JsonError(TextSpan Span, string Message);
