using System.Text;

namespace FeatureStore.Checks.Tests;

/// <summary>A piece of C#: a text in which $0, $1 and so on stand for other pieces. <paramref name="Kind"/> is its type, so that one can take the place of another.</summary>
internal sealed record Piece(string Kind, string Format, params Piece[] Parts)
{
    private static int s_variables;

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Format.Length; i++)
        {
            if (Format[i] == '$' && i + 1 < Format.Length && char.IsDigit(Format[i + 1]))
                text.Append(Parts[Format[++i] - '0']);
            else
                text.Append(Format[i]);
        }

        return text.ToString();
    }

    /// <summary>The names of variables made different: C# gives each but one meaning in an expression.</summary>
    public static string Variable() => $"x{Interlocked.Increment(ref s_variables)}";

    /// <summary>The same with one of its pieces made simpler: left out for a piece inside of it.</summary>
    public IEnumerable<Piece> Simpler()
    {
        foreach (var inner in Parts.SelectMany(p => p.SelfAndParts()).Where(p => p.Kind == Kind))
            yield return inner;
        for (var i = 0; i < Parts.Length; i++)
        {
            foreach (var simpler in Parts[i].Simpler())
                yield return this with { Parts = [.. Parts[..i], simpler, .. Parts[(i + 1)..]] };
        }
    }

    private IEnumerable<Piece> SelfAndParts() => Parts.SelectMany(p => p.SelfAndParts()).Prepend(this);
}
