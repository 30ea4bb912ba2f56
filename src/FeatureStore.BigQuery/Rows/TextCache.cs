using System.Buffers.Binary;
using System.Text;

namespace FeatureStore.BigQuery;

/// <summary>Gives the same string for the same short bytes: names of players, sources and levels come again in row after row.</summary>
internal sealed class TextCache
{
    private const int SlotBits = 11;
    private const int LongestText = 48;
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private readonly string?[] _texts = new string?[1 << SlotBits];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        if (utf8.Length > LongestText)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _texts[Slot(utf8)];
        // Only ASCII is known again; other texts are rare enough to be made anew.
        if (slot is not null && Ascii.Equals(utf8, slot))
            return slot;
        return slot = Encoding.UTF8.GetString(utf8);
    }

    // Both ends of the text: names of a kind often begin alike.
    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        if (utf8.Length >= sizeof(ulong))
        {
            hash = (hash * Factor) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            hash = (hash * Factor) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }
        else
        {
            foreach (var part in utf8)
                hash = (hash << 8) ^ part;
        }

        return (int)((hash * Factor) >> (64 - SlotBits));
    }
}
