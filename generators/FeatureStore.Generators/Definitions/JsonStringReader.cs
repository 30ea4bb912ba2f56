using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>A JSON string in double quotes: escapes, and the surrogates that must come in pairs.</summary>
internal static class JsonStringReader
{
    /// <summary>Goes from the opening quote to after the closing one, and makes no string on the way unless there is an escape; false with an error.</summary>
    public static bool Skip(string text, ref int position, out bool hasEscapes, out JsonError? error)
    {
        hasEscapes = false;
        error = null;
        for (var i = position + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                position = i + 1;
                return true;
            }
            // What is not plain is left to the one that reads it.
            if (c < ' ' || c == '\\' || char.IsSurrogate(c))
                break;
        }
        hasEscapes = true;
        return Read(text, ref position, out error) is not null;
    }

    /// <summary>Reads from the opening quote and leaves <paramref name="position"/> after the closing one; null with an error.</summary>
    public static string? Read(string text, ref int position, out JsonError? error)
    {
        var opening = position;
        var start = ++position;
        StringBuilder? unescaped = null;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '"')
            {
                var value = unescaped is null
                    ? text.Substring(start, position - start)
                    : unescaped.Append(text, start, position - start).ToString();
                position++;
                error = FindLoneSurrogate(value) ? new JsonError(TextSpan.FromBounds(opening, position), "a text has half of a surrogate pair") : null;
                return error is null ? value : null;
            }
            if (c < ' ')
            {
                error = new JsonError(new TextSpan(position, 1), c is '\n' or '\r'
                    ? "a text does not end on its line; a '\"' is missing"
                    : $"a text holds {Describe(c)}, which JSON wants escaped");
                return null;
            }
            if (c != '\\')
            {
                position++;
                continue;
            }
            (unescaped ??= new StringBuilder()).Append(text, start, position - start);
            if (!ReadEscape(text, ref position, unescaped, out error))
                return null;
            start = position;
        }
        error = new JsonError(new TextSpan(text.Length, 0), "it ends inside a text; a '\"' is missing");
        return null;
    }

    /// <summary>A character as a message shows it.</summary>
    public static string Describe(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format
            ? "the character U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture)
            : "'" + c + "'";

    private static bool ReadEscape(string text, ref int position, StringBuilder into, out JsonError? error)
    {
        error = null;
        var escape = position + 1 < text.Length ? text[position + 1] : '\0';
        if (escape == 'u')
        {
            if (!TryReadHex(text, position + 2, out var code))
            {
                error = new JsonError(new TextSpan(position, 2), "four hexadecimal digits should stand after '\\u'");
                return false;
            }
            into.Append(code);
            position += 6;
            return true;
        }
        var index = "\"\\/bfnrt".IndexOf(escape);
        if (index < 0)
        {
            error = new JsonError(new TextSpan(position, 1), "a text has an escape that JSON does not know; write '\\\\' for a backslash");
            return false;
        }
        into.Append("\"\\/\b\f\n\r\t"[index]);
        position += 2;
        return true;
    }

    private static bool TryReadHex(string text, int start, out char code)
    {
        code = '\0';
        if (start + 4 > text.Length)
            return false;
        var value = 0;
        for (var i = start; i < start + 4; i++)
        {
            var digit = text[i] switch
            {
                >= '0' and <= '9' => text[i] - '0',
                >= 'a' and <= 'f' => text[i] - 'a' + 10,
                >= 'A' and <= 'F' => text[i] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
                return false;
            value = (value * 16) + digit;
        }
        code = (char)value;
        return true;
    }

    private static bool FindLoneSurrogate(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;
            if (i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1]))
                i++;
            else
                return true;
        }
        return false;
    }
}
