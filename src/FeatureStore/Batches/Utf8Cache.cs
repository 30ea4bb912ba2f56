using System.Text;

namespace FeatureStore;

/// <summary>Texts that came lately, so that one that comes again in row after row is made once.</summary>
internal sealed class Utf8Cache
{
    private const int Bits = 9;
    private const int LongestText = 64;

    private (ulong Hash, string Text)[]? _texts;

    public string Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestText)
            return Encoding.UTF8.GetString(utf8);
        var hash = Hash(utf8);
        _texts ??= new (ulong, string)[1 << Bits];
        ref var entry = ref _texts[hash >> (64 - Bits)];
        if (entry.Hash != hash || entry.Text is null || !IsSame(utf8, entry.Text))
            entry = (hash, Encoding.UTF8.GetString(utf8));
        return entry.Text;
    }

    // Ascii first, as it is the rule and needs no buffer.
    private static bool IsSame(ReadOnlySpan<byte> utf8, string text) => Ascii.Equals(utf8, text) || (!Ascii.IsValid(utf8) && Encoding.UTF8.GetString(utf8) == text);

    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        var hash = (ulong)utf8.Length;
        foreach (var value in utf8)
            hash = (hash ^ value) * Factor;
        return hash;
    }
}
