using System.Text;

namespace FeatureStore.BigQuery;

/// <summary>Gives the same string for the same short bytes: names of players, sources and levels come again in row after row.</summary>
internal sealed class TextCache
{
    private const int Slots = 1024;
    private const int LongestText = 48;

    private readonly string?[] _texts = new string?[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        if (utf8.Length > LongestText)
            return Encoding.UTF8.GetString(utf8);
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var slot = ref _texts[(uint)hash.ToHashCode() % Slots];
        // Only ASCII is known again; other texts are rare enough to be made anew.
        if (slot is not null && Ascii.Equals(utf8, slot))
            return slot;
        return slot = Encoding.UTF8.GetString(utf8);
    }
}
