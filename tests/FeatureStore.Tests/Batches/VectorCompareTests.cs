namespace FeatureStore.Tests.Batches;

/// <summary>Each comparison of vectors says for each value what C# says.</summary>
public sealed class VectorCompareTests
{
    private static readonly double[] Doubles = [.. Enumerable.Range(0, 128).Select(i => (i % 9) switch { 0 => double.NaN, 1 => -0.0, 2 => double.PositiveInfinity, 3 => double.NegativeInfinity, var n => (i % 7) - n })];
    private static readonly double[] Others = [.. Doubles.Reverse()];

    [Fact]
    public void Doubles_and_longs()
    {
        foreach (var (comparison, test) in new (Comparison, Func<double, double, bool>)[]
        {
            (Comparison.Equal, (a, b) => a == b), (Comparison.Less, (a, b) => a < b), (Comparison.LessOrEqual, (a, b) => a <= b),
            (Comparison.Greater, (a, b) => a > b), (Comparison.GreaterOrEqual, (a, b) => a >= b),
        })
        {
            var words = new ulong[2];
            VectorCompare.Values<double>(comparison, Doubles, Others, words);
            AssertBits(Doubles.Zip(Others, test), words);
            VectorCompare.Constant(comparison, Doubles, 0.0, words);
            AssertBits(Doubles.Select(d => test(d, 0)), words);

            var longs = Doubles.Select((_, i) => (long)(i % 5)).ToArray();
            VectorCompare.Constant(comparison, longs, 2L, words);
            AssertBits(longs.Select(l => test(l, 2)), words);
        }
    }

    [Fact]
    public void Ranges_of_bytes()
    {
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var words = new ulong[4];
        foreach (var (from, to) in new (byte, byte)[] { (0, 0), (255, 255), (3, 9), (0, 255), (100, 200) })
        {
            VectorCompare.Between(bytes, from, to, words, add: false);
            AssertBits(bytes.Select(b => b >= from && b <= to), words);
        }

        VectorCompare.Between(bytes, 5, 5, words, add: false);
        VectorCompare.Between(bytes, 250, 255, words, add: true);
        AssertBits(bytes.Select(b => b is 5 or >= 250), words);
    }

    private static void AssertBits(IEnumerable<bool> expected, ulong[] words) =>
        Assert.Equal(expected, Enumerable.Range(0, words.Length * 64).Select(i => (words[i / 64] >> i & 1) != 0));
}
