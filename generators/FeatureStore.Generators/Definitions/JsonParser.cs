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

    private readonly string _text;
    private readonly JsonTape _tape;
    private int _position;
    private JsonError? _error;

    private JsonParser(string text) => (_text, _tape) = (text, new(text));

    /// <summary>Exactly one of the two is null.</summary>
    public static (JsonNode? Root, JsonError? Error) Parse(string text)
    {
        var parser = new JsonParser(text);
        return parser.ReadDocument() ? (new(parser._tape, 0), null) : (null, parser._error);
    }

    private bool ReadDocument()
    {
        SkipWhitespace();
        if (AtEnd)
            return Fail("the file is empty");
        if (!ReadValue(0))
            return false;
        SkipWhitespace();
        return AtEnd || Fail("there is more after the end of the value");
    }

    private bool AtEnd => _position >= _text.Length;

    private char Current => _text[_position];

    private bool ReadValue(int depth)
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

    private bool ReadObject(int depth)
    {
        var owner = _tape.Begin(JsonKind.Object, _position++);
        var count = 0;
        HashSet<string>? names = null;
        SkipWhitespace();
        if (TryTake('}'))
            return End(owner);
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
            var name = _tape.Count;
            if (!ReadString())
                return false;
            if (IsTaken(owner, name, ++count, ref names))
                return Fail(_tape.Span(name), $"the name {Describe(name)} stands twice in one object");
            SkipWhitespace();
            if (!TryTake(':'))
                return Fail(AtEnd ? "it ends inside an object; a ':' is missing" : $"a ':' should stand after the name {Describe(name)}, not {DescribeCurrent()}");
            if (!ReadValue(depth + 1))
                return false;
            SkipWhitespace();
            if (TryTake('}'))
                return End(owner);
            if (!TryTake(','))
                return Fail(AtEnd ? "it ends inside an object; a '}' is missing" : $"a ',' or '}}' should stand after the value of {Describe(name)}, not {DescribeCurrent()}");
        }
    }

    // The value of each earlier name is ended, and says where the next name is.
    private bool IsTaken(int owner, int name, int count, ref HashSet<string>? names)
    {
        if (count <= ManyNames)
        {
            for (var other = owner + 1; other < name; other = _tape[other + 1].Next)
            {
                if (_tape.IsSameText(other, name))
                    return true;
            }

            return false;
        }

        if (names is null)
        {
            names = new(StringComparer.Ordinal);
            for (var other = owner + 1; other < name; other = _tape[other + 1].Next)
                names.Add(_tape.Text(other));
        }

        return !names.Add(_tape.Text(name));
    }

    private bool ReadArray(int depth)
    {
        var owner = _tape.Begin(JsonKind.Array, _position++);
        SkipWhitespace();
        if (TryTake(']'))
            return End(owner);
        while (true)
        {
            SkipWhitespace();
            if (!AtEnd && Current == ']')
                return Fail("a comma stands before the closing ']'");
            if (!ReadValue(depth + 1))
                return false;
            SkipWhitespace();
            if (TryTake(']'))
                return End(owner);
            if (!TryTake(','))
                return Fail(AtEnd ? "it ends inside a list; a ']' is missing" : $"a ',' or ']' should stand here, not {DescribeCurrent()}");
        }
    }

    private bool ReadString()
    {
        var node = _tape.Begin(JsonKind.String, _position);
        if (!JsonStringReader.Skip(_text, ref _position, out var hasEscapes, out var error))
            return Fail(error!.Span, error.Message);
        _tape.End(node, _position, hasEscapes);
        return true;
    }

    private bool ReadNumber()
    {
        var node = _tape.Begin(JsonKind.Number, _position);
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
        return End(node);
    }

    private bool ReadWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
            return Fail($"a value should stand here, not {DescribeCurrent()}");
        var node = _tape.Begin(kind, _position);
        _position += word.Length;
        return End(node);
    }

    private bool End(int node)
    {
        _tape.End(node, _position);
        return true;
    }

    private bool Fail(string message) =>
        Fail(new TextSpan(Math.Min(_position, _text.Length), AtEnd ? 0 : 1), message);

    // Always false, to end the reading.
    private bool Fail(TextSpan span, string message)
    {
        _error = new JsonError(span, message);
        return false;
    }

    private string Describe(int name) => new JsonNode(_tape, name).Describe();

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
