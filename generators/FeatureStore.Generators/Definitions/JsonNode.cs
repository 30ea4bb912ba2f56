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

/// <summary>A JSON value that knows its place in the text. It is a view of the tape, made when it is asked for: a wide table has a hundred thousand values.</summary>
internal sealed class JsonNode(JsonTape tape, int index)
{
    private string? _text;

    public JsonKind Kind => tape[index].Kind;

    public TextSpan Span => tape.Span(index);

    /// <summary>The first character: where something missing inside of an object or array is reported.</summary>
    public TextSpan Start => new(Span.Start, Math.Min(1, Span.Length));

    /// <summary>The value of a string, or a number as written; empty for anything else.</summary>
    public string Text => _text ??= tape.Text(index);

    /// <summary>The values of a list; empty for anything else.</summary>
    public ImmutableArray<JsonNode> Items =>
        Kind == JsonKind.Array ? tape.Children(index).Select(child => new JsonNode(tape, child)).ToImmutableArray() : ImmutableArray<JsonNode>.Empty;

    /// <summary>The names of an object with their values; empty for anything else.</summary>
    public ImmutableArray<JsonProperty> Properties =>
        Kind == JsonKind.Object ? tape.Names(index).Select(Property).ToImmutableArray() : ImmutableArray<JsonProperty>.Empty;

    public JsonProperty? Property(string name)
    {
        if (Kind != JsonKind.Object)
            return null;
        for (var child = tape.FirstName(index); child >= 0; child = tape.NextName(index, child))
        {
            if (tape.IsText(child, name))
                return Property(child);
        }

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

    private JsonProperty Property(int name) => new(tape.Text(name), tape.Span(name), new(tape, name + 1));
}

/// <summary>A name and its value inside an object; <see cref="NameSpan"/> includes the quotes.</summary>
internal readonly record struct JsonProperty(string Name, TextSpan NameSpan, JsonNode Value);

/// <summary>Why a text is no JSON, as the rest of a sentence.</summary>
internal sealed record JsonError(TextSpan Span, string Message);
