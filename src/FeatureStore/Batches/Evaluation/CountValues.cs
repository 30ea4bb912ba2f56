using System.Numerics;
using System.Runtime.InteropServices;

namespace FeatureStore;

/// <summary>
/// How many of some conditions are true on each row: a sum of <c>If(condition, 1, 0)</c>. Counted in slices, one for each binary digit of the count
/// with a bit for each row, so that one addition adds a condition to the counts of many rows.
/// </summary>
internal sealed class CountValues(Bits[] conditions, long plus) : Values<long>(conditions[0].Frame, false, conditions)
{
    private bool _isExpanded;

    /// <summary>The digits of the count, the lowest first, each with words of its own.</summary>
    public ulong[][] Digits { get; } = [.. Enumerable.Range(0, BitOperations.Log2((uint)conditions.Length) + 1).Select(_ => new ulong[Frame.MaxWords])];

    /// <summary>What is added to the count.</summary>
    public long Plus => plus;

    public int MaxCount => conditions.Length;

    /// <summary>The counts as values, which a comparison with a constant does without.</summary>
    public void Expand()
    {
        if (_isExpanded)
            return;
        _isExpanded = true;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
        {
            var count = 0L;
            for (var digit = 0; digit < Digits.Length; digit++)
                count |= (long)(Digits[digit][row / Frame.BitsPerWord] >> row & 1) << digit;
            own[row] = plus + count;
        }
    }

    protected override void Evaluate()
    {
        _isExpanded = false;
        AllValid = true;
        foreach (var digit in Digits)
            Array.Clear(digit);
        foreach (var condition in conditions)
            Add(condition.Words);
    }

    private void Add(ulong[] condition)
    {
        var words = MemoryMarshal.Cast<ulong, Vector<ulong>>(condition.AsSpan());
        for (var i = 0; i < words.Length && i * Vector<ulong>.Count < Frame.Words; i++)
        {
            var carry = words[i];
            foreach (var digit in Digits)
            {
                ref var sum = ref MemoryMarshal.Cast<ulong, Vector<ulong>>(digit.AsSpan())[i];
                (sum, carry) = (sum ^ carry, sum & carry);
            }
        }
    }
}

/// <summary>Counts as values.</summary>
internal sealed class ExpandedCount(CountValues count) : Values<long>(count.Frame, false, count)
{
    protected override void Evaluate()
    {
        count.Expand();
        AllValid = true;
        count.Items.CopyTo(Own);
    }
}

/// <summary>Compares a count with a constant, digit by digit.</summary>
internal sealed class CountBits(Comparison comparison, CountValues count, long constant) : Bits(count.Frame, false, count)
{
    protected override void Evaluate()
    {
        // Plus is a small number of the condition itself, constant is any.
        var wanted = (Int128)constant - count.Plus;
        for (var i = 0; i < Frame.Words; i++)
        {
            var (equal, greater) = (ulong.MaxValue, 0UL);
            if (wanted < 0 || wanted > count.MaxCount)
            {
                (equal, greater) = (0, wanted < 0 ? ulong.MaxValue : 0);
            }
            else
            {
                for (var digit = count.Digits.Length - 1; digit >= 0; digit--)
                {
                    var bits = count.Digits[digit][i];
                    if (((long)wanted >> digit & 1) != 0)
                    {
                        equal &= bits;
                    }
                    else
                    {
                        greater |= equal & bits;
                        equal &= ~bits;
                    }
                }
            }

            Words[i] = comparison switch
            {
                Comparison.Equal => equal,
                Comparison.NotEqual => ~equal,
                Comparison.Less => ~(equal | greater),
                Comparison.LessOrEqual => ~greater,
                Comparison.Greater => greater,
                _ => greater | equal,
            };
        }
    }
}
