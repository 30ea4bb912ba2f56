using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>
/// RFC 8259, strictly, in one pass: no comments, no trailing commas, no duplicate names, no lone surrogates.
/// Never throws; the first error ends the reading.
/// </summary>
internal sealed class JsonParser
{
    /// <summary>Deep enough for BigQuery's 15 levels of STRUCT many times over, and far from the end of the stack.</summary>
    public const int MaxDepth = 200;

    private const string HasComment = "it has a comment, which JSON does not allow";

    // From so many names on, a set finds one faster than comparing it with each.
    private const int ManyNames = 16;

    // A column has a name, a type, a mode and a description.
    private const int UsualProperties = 4;

    private readonly string _text;
    private readonly RepeatedTexts _repeated = new();
    private int _position;
    private JsonError? _error;

    private JsonParser(string text) => _text = text;

    /// <summary>Exactly one of the two is null.</summary>
    public static (JsonNode? Root, JsonError? Error) Parse(string text)
    {
        var parser = new JsonParser(text);
        var root = parser.ReadDocument();
        return parser._error is null ? (root, null) : (null, parser._error);
    }

    private JsonNode? ReadDocument()
    {
        SkipWhitespace();
        if (AtEnd)
            return Fail("the file is empty");
        var root = ReadValue(0);
        if (root is null)
            return null;
        SkipWhitespace();
        return AtEnd ? root : Fail("there is more after the end of the value");
    }

    private bool AtEnd => _position >= _text.Length;

    private char Current => _text[_position];

    private JsonNode? ReadValue(int depth)
    {
        if (depth > MaxDepth)
            return Fail($"it is nested deeper than {MaxDepth} levels");
        SkipWhitespace();
        if (AtEnd)
            return Fail("it ends where a value should stand");
        return Current switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadString(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            't' => ReadWord("true", JsonKind.True),
            'f' => ReadWord("false", JsonKind.False),
            'n' => ReadWord("null", JsonKind.Null),
            '/' => Fail(HasComment),
            '\'' => Fail("a text stands in single quotes; JSON uses double quotes"),
            _ => Fail($"a value should stand here, not {DescribeCurrent()}"),
        };
    }

    private JsonNode? ReadObject(int depth)
    {
        var start = _position++;
        var properties = ImmutableArray.CreateBuilder<JsonProperty>(UsualProperties);
        HashSet<string>? names = null;
        SkipWhitespace();
        if (TryTake('}'))
            return Node(JsonKind.Object, start);
        while (true)
        {
            SkipWhitespace();
            if (AtEnd)
                return Fail("it ends inside an object; a '}' is missing");
            if (Current != '"')
                return Fail(Current switch
                {
                    '}' => "a comma stands before the closing '}'",
                    '/' => HasComment,
                    _ => $"a name in double quotes should stand here, not {DescribeCurrent()}",
                });
            var name = ReadString();
            if (name is null)
                return null;
            if (IsTaken(name.Text, properties, ref names))
                return Fail(name.Span, $"the name {name.Describe()} stands twice in one object");
            SkipWhitespace();
            if (!TryTake(':'))
                return Fail(AtEnd ? "it ends inside an object; a ':' is missing" : $"a ':' should stand after the name {name.Describe()}, not {DescribeCurrent()}");
            var value = ReadValue(depth + 1);
            if (value is null)
                return null;
            properties.Add(new JsonProperty(name.Text, name.Span, value));
            SkipWhitespace();
            if (TryTake('}'))
                return Node(JsonKind.Object, start, properties: properties.Count == properties.Capacity ? properties.MoveToImmutable() : properties.ToImmutable());
            if (!TryTake(','))
                return Fail(AtEnd ? "it ends inside an object; a '}' is missing" : $"a ',' or '}}' should stand after the value of {name.Describe()}, not {DescribeCurrent()}");
        }
    }

    private static bool IsTaken(string name, ImmutableArray<JsonProperty>.Builder properties, ref HashSet<string>? names)
    {
        if (properties.Count >= ManyNames)
        {
            names ??= new(properties.Select(property => property.Name), StringComparer.Ordinal);
            return !names.Add(name);
        }

        foreach (var property in properties)
        {
            if (property.Name == name)
                return true;
        }

        return false;
    }

    private JsonNode? ReadArray(int depth)
    {
        var start = _position++;
        var items = ImmutableArray.CreateBuilder<JsonNode>();
        SkipWhitespace();
        if (TryTake(']'))
            return Node(JsonKind.Array, start);
        while (true)
        {
            SkipWhitespace();
            if (!AtEnd && Current == ']')
                return Fail("a comma stands before the closing ']'");
            var item = ReadValue(depth + 1);
            if (item is null)
                return null;
            items.Add(item);
            SkipWhitespace();
            if (TryTake(']'))
                return Node(JsonKind.Array, start, items: items.ToImmutable());
            if (!TryTake(','))
                return Fail(AtEnd ? "it ends inside a list; a ']' is missing" : $"a ',' or ']' should stand here, not {DescribeCurrent()}");
        }
    }

    private JsonNode? ReadString()
    {
        var start = _position;
        var value = JsonStringReader.Read(_text, ref _position, _repeated, out var error);
        if (error is not null)
            return Fail(error.Span, error.Message);
        return Node(JsonKind.String, start, value!);
    }

    private JsonNode? ReadNumber()
    {
        var start = _position;
        TryTake('-');
        if (AtEnd || !IsDigit(Current))
            return Fail("a digit should stand after '-'");
        if (!TryTake('0'))
            TakeDigits();
        else if (!AtEnd && IsDigit(Current))
            return Fail("a number begins with 0");
        if (TryTake('.') && !TakeDigits())
            return Fail("a digit should stand after the decimal point");
        if (TryTake('e') || TryTake('E'))
        {
            if (!TryTake('+'))
                TryTake('-');
            if (!TakeDigits())
                return Fail("a digit should stand in the exponent");
        }
        return Node(JsonKind.Number, start, _text.Substring(start, _position - start));
    }

    private JsonNode? ReadWord(string word, JsonKind kind)
    {
        var start = _position;
        if (string.CompareOrdinal(_text, start, word, 0, word.Length) != 0)
            return Fail($"a value should stand here, not {DescribeCurrent()}");
        _position += word.Length;
        return Node(kind, start);
    }

    private JsonNode Node(
        JsonKind kind,
        int start,
        string text = "",
        ImmutableArray<JsonNode>? items = null,
        ImmutableArray<JsonProperty>? properties = null) =>
        new(kind, TextSpan.FromBounds(start, _position), text, items ?? ImmutableArray<JsonNode>.Empty, properties ?? ImmutableArray<JsonProperty>.Empty);

    private JsonNode? Fail(string message) =>
        Fail(new TextSpan(Math.Min(_position, _text.Length), AtEnd ? 0 : 1), message);

    private JsonNode? Fail(TextSpan span, string message)
    {
        _error = new JsonError(span, message);
        return null;
    }

    private string DescribeCurrent() => JsonStringReader.Describe(Current);

    private bool TryTake(char expected)
    {
        if (AtEnd || Current != expected)
            return false;
        _position++;
        return true;
    }

    private bool TakeDigits()
    {
        var start = _position;
        while (!AtEnd && IsDigit(Current))
            _position++;
        return _position > start;
    }

    private void SkipWhitespace()
    {
        while (!AtEnd && Current is (' ' or '\t' or '\n' or '\r'))
            _position++;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
