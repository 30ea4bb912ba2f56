namespace FeatureStore;

/// <summary>A comparison with C#'s meaning: null equals null, no order with null is true, NaN equals nothing.</summary>
internal sealed class ComparisonBits<T>(Comparison comparison, Values<T> left, Values<T> right) : Bits(left.Frame, false, left, right)
    where T : struct, IEquatable<T>, IComparable<T>
{
    private readonly bool _negated = comparison == Comparison.NotEqual;
    private readonly Comparison _comparison = comparison == Comparison.NotEqual ? Comparison.Equal : comparison;

    protected override void Evaluate()
    {
        Compare(Words.AsSpan(0, Frame.Words));
        for (var i = 0; i < Frame.Words; i++)
        {
            var (a, b) = (left.ValidWord(i), right.ValidWord(i));
            Words[i] &= a & b;
            if (_comparison == Comparison.Equal)
                Words[i] |= ~(a | b);
            if (_negated)
                Words[i] = ~Words[i];
        }
    }

    private void Compare(Span<ulong> words)
    {
        var a = left.Items;
        var b = right.Items;
        if (typeof(T) == typeof(double) || typeof(T) == typeof(long))
        {
            if (right is ConstantValues<T> constant)
                VectorCompare.Constant(_comparison, a, constant.Value, words);
            else
                VectorCompare.Values(_comparison, a, b, words);
            return;
        }

        words.Clear();
        for (var row = 0; row < Frame.Count; row++)
        {
            if (left.IsValid(row) && right.IsValid(row) && Test(a[row], b[row]))
                words[row / Frame.BitsPerWord] |= 1UL << row;
        }
    }

    private bool Test(T a, T b) => _comparison switch
    {
        Comparison.Equal => a.Equals(b),
        Comparison.Less => a.CompareTo(b) < 0,
        Comparison.LessOrEqual => a.CompareTo(b) <= 0,
        Comparison.Greater => a.CompareTo(b) > 0,
        _ => a.CompareTo(b) >= 0,
    };
}

/// <summary>Whether values are among constants, none of which is NaN; null only if that is one of them.</summary>
internal sealed class AmongBits<T>(Values<T> operand, T[] constants, bool hasNull) : Bits(operand.Frame, false, operand)
    where T : struct, IEquatable<T>, IComparable<T>
{
    // So many comparisons of vectors take as long as looking each value up.
    private const int MostComparisons = 16;

    private readonly HashSet<T> _constants = [.. constants];
    private readonly ulong[] _some = new ulong[Frame.MaxWords];

    protected override void Evaluate()
    {
        Find(Words.AsSpan(0, Frame.Words));
        for (var i = 0; i < Frame.Words; i++)
            Words[i] = (Words[i] & operand.ValidWord(i)) | (hasNull ? ~operand.ValidWord(i) : 0);
    }

    private void Find(Span<ulong> words)
    {
        words.Clear();
        var items = operand.Items;
        if ((typeof(T) == typeof(double) || typeof(T) == typeof(long)) && constants.Length <= MostComparisons)
        {
            foreach (var constant in constants)
            {
                VectorCompare.Constant(Comparison.Equal, items, constant, _some.AsSpan(0, words.Length));
                for (var i = 0; i < words.Length; i++)
                    words[i] |= _some[i];
            }

            return;
        }

        for (var row = 0; row < Frame.Count; row++)
        {
            if (operand.IsValid(row) && _constants.Contains(items[row]))
                words[row / Frame.BitsPerWord] |= 1UL << row;
        }
    }
}
