using System.Text;
using System.Text.Json;

namespace FeatureStore;

/// <summary>Texts that a function makes.</summary>
internal abstract class TextValues(Frame frame, params BlockNode[] operands) : Values<Utf8>(frame, false, operands)
{
    private byte[] _bytes = [];
    private int _used;

    protected override void Evaluate()
    {
        _used = 0;
        Make();
    }

    /// <summary>Makes the text of each row.</summary>
    protected abstract void Make();

    /// <summary>Memory for a text of so many bytes at most. What was made before stays where it is.</summary>
    protected Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _used < bytes)
            (_bytes, _used) = (new byte[Math.Max(2 * _bytes.Length, Math.Max(bytes, Frame.MaxRows))], 0);
        return _bytes.AsSpan(_used);
    }

    /// <summary>The text whose bytes stand in <see cref="Room"/>.</summary>
    protected Utf8 Take(int bytes)
    {
        _used += bytes;
        return new(_bytes, _used - bytes, bytes);
    }
}

/// <summary>Texts one after the other; null counts as empty.</summary>
internal sealed class ConcatenatedTexts(Frame frame, Values<Utf8>[] texts) : TextValues(frame, texts)
{
    protected override void Make()
    {
        AllValid = true;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
        {
            var length = 0;
            foreach (var text in texts)
                length += text.IsValid(row) ? text.Items[row].Span.Length : 0;
            var room = Room(length);
            foreach (var text in texts)
            {
                if (!text.IsValid(row))
                    continue;
                text.Items[row].Span.CopyTo(room);
                room = room[text.Items[row].Span.Length..];
            }

            own[row] = Take(length);
        }
    }
}

/// <summary>Texts in lower or upper case.</summary>
internal sealed class CasedTexts(Values<Utf8> operand, bool isUpper) : TextValues(operand.Frame, operand)
{
    private char[] _from = [];
    private char[] _to = [];

    protected override void Make()
    {
        ValidWhere(operand);
        var items = operand.Items;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
        {
            if (IsValid(row))
                own[row] = Cased(items[row].Span);
        }
    }

    private Utf8 Cased(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
        {
            var room = Room(text.Length);
            _ = isUpper ? Ascii.ToUpper(text, room, out _) : Ascii.ToLower(text, room, out _);
            return Take(text.Length);
        }

        if (_from.Length < text.Length)
            (_from, _to) = (new char[2 * text.Length], new char[2 * text.Length]);
        var from = _from.AsSpan(0, Encoding.UTF8.GetChars(text, _from));
        var to = _to.AsSpan(0, from.Length);
        _ = isUpper ? from.ToUpperInvariant(to) : from.ToLowerInvariant(to);
        return Take(Encoding.UTF8.GetBytes(to, Room(Encoding.UTF8.GetMaxByteCount(to.Length))));
    }
}

/// <summary>Numbers, days and conditions as texts.</summary>
internal sealed class WrittenTexts(Values<long> operand, DataType type) : TextValues(operand.Frame, operand)
{
    private const int LongestText = 20;

    protected override void Make()
    {
        ValidWhere(operand);
        var items = operand.Items;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
        {
            if (!IsValid(row))
                continue;
            var value = items[row];
            var room = Room(LongestText);
            int length;
            if (type == DataType.Date)
                DateOnly.FromDayNumber((int)value).TryFormat(room, out length, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            else if (type == DataType.Bool)
                (value != 0 ? "true"u8 : "false"u8).CopyTo(room[..(length = value != 0 ? 4 : 5)]);
            else
                value.TryFormat(room, out length, provider: System.Globalization.CultureInfo.InvariantCulture);
            own[row] = Take(length);
        }
    }
}

/// <summary>Scalars at a key of JSON objects, as texts.</summary>
internal sealed class JsonTexts(Values<Utf8> operand, string key) : TextValues(operand.Frame, operand)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1000 };

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    protected override void Make()
    {
        AllValid = false;
        var items = operand.Items;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
        {
            var value = operand.IsValid(row) ? Scalar(items[row].Span) : null;
            own[row] = value ?? default;
            SetValid(row, value is not null);
        }
    }

    private Utf8? Scalar(ReadOnlySpan<byte> json)
    {
        // What is no object needs no parser, whose errors are slow.
        if (json.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
            return null;
        try
        {
            Utf8? found = null;
            var isFound = false;
            var reader = new Utf8JsonReader(json, Options);
            while (reader.Read())
            {
                if (isFound || reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals(_key))
                    continue;
                isFound = true;
                reader.Read();
                found = Scalar(ref reader);
            }

            return found;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Utf8? Scalar(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.Null)
            return null;
        var room = Room(reader.ValueSpan.Length);
        if (reader.TokenType == JsonTokenType.String)
            return Take(reader.CopyString(room));
        reader.ValueSpan.CopyTo(room);
        return Take(reader.ValueSpan.Length);
    }
}

/// <summary>Tests of UTF-8.</summary>
internal static class TextTests
{
    public static long CodePoints(ReadOnlySpan<byte> text)
    {
        const int Mask = 0b1100_0000;
        const int Continuation = 0b1000_0000;
        var count = 0L;
        foreach (var value in text)
            count += (value & Mask) == Continuation ? 0 : 1;
        return count;
    }

    /// <summary>Whether a text matches a LIKE pattern: % stands for any characters, _ for one, and \ takes the next as it is.</summary>
    public static bool IsLike(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern)
    {
        // Where the last % stands, and the text that it was tried with: only that one needs to be taken back.
        var (t, p, percent, tried) = (0, 0, -1, 0);
        while (t < text.Length || p < pattern.Length)
        {
            if (p < pattern.Length && pattern[p] == '%')
            {
                (percent, tried) = (p++, t);
                continue;
            }

            if (p < pattern.Length && t < text.Length)
            {
                if (pattern[p] == '_')
                {
                    (t, p) = (t + CodePoint(text[t..]), p + 1);
                    continue;
                }

                var literal = pattern[p] == '\\' && p + 1 < pattern.Length ? p + 1 : p;
                if (pattern[literal] == text[t])
                {
                    (t, p) = (t + 1, literal + 1);
                    continue;
                }
            }

            if (percent < 0 || tried >= text.Length)
                return false;
            tried += CodePoint(text[tried..]);
            (t, p) = (tried, percent + 1);
        }

        return true;
    }

    private static int CodePoint(ReadOnlySpan<byte> text)
    {
        _ = Rune.DecodeFromUtf8(text, out _, out var bytes);
        return Math.Max(bytes, 1);
    }
}
