using CsCheck;

namespace FeatureStore.Generators.Tests.Definitions;

/// <summary>Random damage to a text: deletions, insertions, copies of a part to another place.</summary>
internal static class Damage
{
    private const string Alphabet = "{}[]\",:0123456789-+.eE\\/ \n\ttrufalsn_€\ud83d\ude00\u0000'";

    /// <summary>Places are fractions of the text, so that an edit fits any text.</summary>
    public static Gen<(int Kind, double From, double To, int Length, string Text)[]> Edits { get; } =
        Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 12], Gen.String[Gen.Char[Alphabet], 1, 3]).Array[0, 4];

    public static string Apply(string text, (int Kind, double From, double To, int Length, string Text)[] edits)
    {
        foreach (var (kind, from, to, length, insertion) in edits)
        {
            var start = (int)(from * text.Length);
            var end = Math.Min(text.Length, start + length);
            var target = (int)(to * text.Length);
            text = kind switch
            {
                0 => text.Remove(start, end - start),
                1 => text.Insert(start, insertion),
                2 => text.Insert(target, text[start..end]),
                _ => text.Remove(start, end - start).Insert(start, insertion),
            };
        }
        return text;
    }
}
