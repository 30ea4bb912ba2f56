using System.Buffers.Binary;
using System.Text;

namespace FeatureStore.DuckDB;

/// <summary>The texts of a column that came lately: sources, tiers and names come again in row after row, and are made once.</summary>
internal sealed unsafe class TextCache
{
    private const int SmallestBits = 6;
    private const int BitsPerGrowth = 3;
    private const int LargestBits = SmallestBits + (2 * BitsPerGrowth);
    private const int LongestText = 64;
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const int CodeNotKnown = -1;

    private Entry[] _entries = new Entry[1 << SmallestBits];
    private int _bits = SmallestBits;
    private int _lookups;
    private int _misses;
    private bool _isOff;
    private EnumText? _codesOf;
    private string _lastLong = "";

    public string Text(DuckText* text)
    {
        if (text->Length == 0)
            return "";
        if (text->Length > LongestText)
            return Long(DuckText.Bytes(text));
        return _isOff ? Encoding.UTF8.GetString(DuckText.Bytes(text)) : Find(text).Text;
    }

    /// <summary>Which of the texts of an enum a text is, from 1; 0 for one that it does not know.</summary>
    public int Code(DuckText* text, EnumText texts)
    {
        if (_isOff || text->Length is 0 or > LongestText)
            return texts.CodeOf(Text(text));
        if (!ReferenceEquals(_codesOf, texts))
        {
            Array.Clear(_entries);
            _codesOf = texts;
        }

        ref var entry = ref Find(text);
        if (entry.Code == CodeNotKnown)
            entry.Code = texts.CodeOf(entry.Text);
        return entry.Code;
    }

    // What a job writes of itself is long, and the same in row after row. Text that is not ASCII has another length, and is made each time.
    private string Long(ReadOnlySpan<byte> utf8) => Ascii.Equals(utf8, _lastLong) ? _lastLong : _lastLong = Encoding.UTF8.GetString(utf8);

    private ref Entry Find(DuckText* text)
    {
        _lookups++;
        if (text->IsInPlace)
        {
            var (low, high) = text->Key;
            ref var entry = ref _entries[Slot((low * Factor) ^ high)];
            if (entry.Text is null || entry.Low != low || entry.High != high)
                entry = ref Add(text, low, high);
            return ref entry;
        }

        // The pointer is not of the text: it is known by a hash of its bytes, and then by the bytes.
        var bytes = DuckText.Bytes(text);
        var hash = Hash(bytes);
        ref var longer = ref _entries[Slot(hash)];
        if (longer.Text is null || longer.Low != (ulong)bytes.Length || longer.High != hash || !IsSame(bytes, longer.Text))
            longer = ref Add(text, (ulong)bytes.Length, hash);
        return ref longer;
    }

    private ref Entry Add(DuckText* text, ulong low, ulong high)
    {
        if (++_misses > _entries.Length)
        {
            // Hashes and identifiers do not come again: to look for them costs more than to make them, and to keep them costs the collector.
            _isOff = _bits == LargestBits && _misses > _lookups / 2;
            _bits = Math.Min(_bits + BitsPerGrowth, LargestBits);
            if (_entries.Length < 1 << _bits)
                _entries = new Entry[1 << _bits];
            (_lookups, _misses) = (0, 0);
        }

        ref var entry = ref _entries[Slot(text->IsInPlace ? (low * Factor) ^ high : high)];
        entry = new() { Low = low, High = high, Text = Encoding.UTF8.GetString(DuckText.Bytes(text)), Code = CodeNotKnown };
        return ref entry;
    }

    // Ascii first, as it is the rule and needs no buffer.
    private static bool IsSame(ReadOnlySpan<byte> utf8, string text) => Ascii.Equals(utf8, text) || (!Ascii.IsValid(utf8) && Encoding.UTF8.GetString(utf8) == text);

    // Both ends of the text and its middle: names of a kind often begin alike.
    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        for (var i = 0; i + sizeof(ulong) <= utf8.Length; i += sizeof(ulong))
            hash = ((hash * Factor) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[i..])) * Factor;
        return ((hash * Factor) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..])) * Factor;
    }

    private int Slot(ulong hash) => (int)((hash * Factor) >> (64 - _bits));

    private struct Entry
    {
        public ulong Low;
        public ulong High;
        public string Text;
        public int Code;
    }
}
