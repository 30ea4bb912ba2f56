using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace FeatureStore.Tool.Ddl;

/// <summary>Cuts GoogleSQL into tokens. Comments are kept apart, since they often say what a column is.</summary>
internal sealed class DdlLexer
{
    private readonly string _file;
    private readonly string _text;
    private readonly ImmutableArray<DdlToken>.Builder _tokens = ImmutableArray.CreateBuilder<DdlToken>();
    private readonly List<DdlComment> _comments = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private DdlLexer(string file, string text)
    {
        _file = file;
        _text = text;
    }

    /// <exception cref="DdlException">A text, name or comment does not end, or a character belongs to no token.</exception>
    public static (ImmutableArray<DdlToken> Tokens, IReadOnlyList<DdlComment> Comments) Read(string file, string text)
    {
        var lexer = new DdlLexer(file, text);
        while (lexer.Next())
        {
        }

        lexer.Add(DdlTokenKind.End, "", lexer._at, lexer.Place(lexer._at));
        return (lexer._tokens.ToImmutable(), lexer._comments);
    }

    private bool Next()
    {
        if (_at >= _text.Length)
            return false;
        var c = _text[_at];
        if (c == '\n')
        {
            _at++;
            (_line, _lineStart) = (_line + 1, _at);
        }
        else if (char.IsWhiteSpace(c) || c == '\uFEFF')
            _at++;
        else if (c == '#' || Follows("--"))
            LineComment(c == '#' ? 1 : 2);
        else if (Follows("/*"))
            BlockComment();
        else if (c == '`')
            QuotedName();
        else if (c is '"' or '\'')
            Literal(isRaw: false);
        else if (char.IsAsciiLetter(c) || c is '_' or '@')
            Word();
        else if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))
            Number();
        else if ("()<>[]{},;.=+-*/%!|&^~?:$".Contains(c, StringComparison.Ordinal))
            Add(DdlTokenKind.Symbol, c.ToString(), ++_at - 1, Place(_at - 1));
        else
            throw new DdlException(Place(_at), $"The character '{c}' belongs to no token of SQL.");
        return true;
    }

    private void LineComment(int marker)
    {
        var end = _text.IndexOf('\n', _at);
        end = end < 0 ? _text.Length : end;
        _comments.Add(new(_line, _at, _text[(_at + marker)..end].Trim()));
        _at = end;
    }

    private void BlockComment()
    {
        var place = Place(_at);
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
            throw new DdlException(place, "The comment has no '*/' at its end.");
        _comments.Add(new(_line, _at, _text[(_at + 2)..end].Trim()));
        Skip(end + 2);
    }

    private void QuotedName()
    {
        var (start, place) = (_at, Place(_at));
        var end = _text.IndexOf('`', _at + 1);
        if (end < 0 || _text.AsSpan(start, end - start).Contains('\n'))
            throw new DdlException(place, "The name has no '`' at its end.");
        _at = end + 1;
        Add(DdlTokenKind.QuotedName, _text[(start + 1)..end], start, place);
    }

    private void Word()
    {
        var (start, place) = (_at, Place(_at));
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '@'))
            _at++;
        var word = _text[start.._at];
        // r'..', b'..' and rb'..' are texts with a prefix.
        if (_at < _text.Length && _text[_at] is '"' or '\'' && word.ToUpperInvariant() is "R" or "B" or "RB" or "BR")
            Literal(word.Contains('r', StringComparison.OrdinalIgnoreCase), start);
        else
            Add(DdlTokenKind.Word, word, start, place);
    }

    private void Number()
    {
        var (start, place) = (_at, Place(_at));
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '.' || (_text[_at] is '+' or '-' && _text[_at - 1] is 'e' or 'E')))
            _at++;
        Add(DdlTokenKind.Number, _text[start.._at], start, place);
    }

    private void Literal(bool isRaw, int? prefix = null)
    {
        var place = Place(prefix ?? _at);
        var start = prefix ?? _at;
        var quote = _text[_at];
        var isTriple = Follows(new string(quote, 3));
        var at = _at + (isTriple ? 3 : 1);
        var value = new StringBuilder();
        while (true)
        {
            if (at >= _text.Length || (_text[at] == '\n' && !isTriple))
                throw new DdlException(place, $"The text has no {(isTriple ? new string(quote, 3) : quote.ToString())} at its end.");
            if (_text[at] == quote && (!isTriple || string.CompareOrdinal(_text, at, new string(quote, 3), 0, 3) == 0))
                break;
            if (_text[at] == '\\' && at + 1 < _text.Length)
                at = isRaw ? Keep(value, at) : Escape(value, at, place);
            else
                value.Append(_text[at++]);
        }

        Skip(at + (isTriple ? 3 : 1));
        Add(DdlTokenKind.Text, value.ToString(), start, place);
    }

    private int Keep(StringBuilder value, int at)
    {
        value.Append(_text, at, 2);
        return at + 2;
    }

    private int Escape(StringBuilder value, int at, DdlPlace place)
    {
        var c = _text[at + 1];
        var digits = c switch { 'x' or 'X' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
            return Code(value, at + 2, digits, 16, place);
        if (c is >= '0' and <= '7')
            return Code(value, at + 1, 3, 8, place);
        value.Append(c switch
        {
            'a' => '\a', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v',
            '\\' or '?' or '"' or '\'' or '`' => c,
            _ => throw new DdlException(place, $"The text has the unknown escape '\\{c}'."),
        });
        return at + 2;
    }

    private int Code(StringBuilder value, int at, int digits, int numberBase, DdlPlace place)
    {
        var text = _text.AsSpan(at, Math.Min(digits, _text.Length - at));
        var code = 0L;
        var isCode = text.Length == digits;
        foreach (var digit in text)
        {
            var number = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : numberBase;
            isCode &= number < numberBase;
            code = (code * numberBase) + number;
        }

        if (!isCode || code > 0x10FFFF || code is >= 0xD800 and <= 0xDFFF)
            throw new DdlException(place, string.Create(CultureInfo.InvariantCulture, $"The text has an escape that stands for no character: '{text}'."));
        value.Append(char.ConvertFromUtf32((int)code));
        return at + digits;
    }

    private bool Follows(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private void Skip(int to)
    {
        for (; _at < to; _at++)
        {
            if (_text[_at] == '\n')
                (_line, _lineStart) = (_line + 1, _at + 1);
        }
    }

    private DdlPlace Place(int at) => new(_file, _line, at - _lineStart + 1);

    private void Add(DdlTokenKind kind, string value, int start, DdlPlace place) => _tokens.Add(new(kind, value, start, _at, place));
}
