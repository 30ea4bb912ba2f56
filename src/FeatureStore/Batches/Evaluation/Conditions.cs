namespace FeatureStore;

/// <summary>True for all rows, or for none.</summary>
internal sealed class TruthBits : Bits
{
    public TruthBits(Frame frame, bool value)
        : base(frame, false)
    {
        Value = value;
        Array.Fill(Words, value ? ulong.MaxValue : 0);
    }

    public bool Value { get; }

    protected override void Evaluate()
    {
    }
}

internal sealed class NotBits(Bits operand) : Bits(operand.Frame, false, operand)
{
    public Bits Operand => operand;

    protected override void Evaluate()
    {
        for (var i = 0; i < Frame.Words; i++)
            Words[i] = ~operand.Words[i];
    }
}

/// <summary>Whether values are null.</summary>
internal sealed class NullBits(Values operand) : Bits(operand.Frame, false, operand)
{
    protected override void Evaluate()
    {
        for (var i = 0; i < Frame.Words; i++)
            Words[i] = ~operand.ValidWord(i);
    }
}

/// <summary>Whether the values at a place are null, which needs none of them.</summary>
internal sealed class NullPlaceBits(Place place) : Bits(place.Frame, false, place.Operands)
{
    protected override void Evaluate()
    {
        var column = place.Source.Column;
        var numbers = place.Numbers;
        Words.AsSpan(0, Frame.Words).Clear();
        if (numbers.IsEmpty && !column.Validity.IsEmpty)
        {
            var validity = column.Validity.Slice(Frame.Start / Frame.BitsPerWord, Frame.Words);
            for (var i = 0; i < validity.Length; i++)
                Words[i] = ~validity[i];
        }

        for (var row = 0; row < numbers.Length; row++)
        {
            if (numbers[row] < 0 || column.IsNull(numbers[row]))
                Words[row / Frame.BitsPerWord] |= 1UL << row;
        }
    }
}

/// <summary>Whether a BOOL, 0 or 1, is true; false for null.</summary>
internal sealed class TrueBits(Values<long> operand) : Bits(operand.Frame, false, operand)
{
    protected override void Evaluate()
    {
        VectorCompare.Constant(Comparison.Equal, operand.Items, 1L, Words.AsSpan(0, Frame.Words));
        for (var i = 0; i < Frame.Words; i++)
            Words[i] &= operand.ValidWord(i);
    }
}

/// <summary>A test of each value; false for null.</summary>
internal sealed class TestBits<T>(Values<T> operand, Func<T, bool> test) : Bits(operand.Frame, false, operand)
    where T : struct, IEquatable<T>, IComparable<T>
{
    protected override void Evaluate()
    {
        Words.AsSpan(0, Frame.Words).Clear();
        var items = operand.Items;
        for (var row = 0; row < Frame.Count; row++)
        {
            if (operand.IsValid(row) && test(items[row]))
                Words[row / Frame.BitsPerWord] |= 1UL << row;
        }
    }
}

/// <summary>A condition on rows of an outer block, for the elements of their lists.</summary>
internal sealed class OuterBits(Frame frame, Bits outer) : Bits(frame, outer.Failed is not null)
{
    protected override void Evaluate()
    {
        outer.Update();
        Words.AsSpan(0, Frame.Words).Clear();
        for (var row = 0; row < Frame.Count; row++)
        {
            var parent = Frame.Parents[row];
            if (outer[parent])
                Words[row / Frame.BitsPerWord] |= 1UL << row;
            if (outer.Failed is { } failed && (failed[parent / Frame.BitsPerWord] >> parent & 1) != 0)
                FailRow(row);
        }
    }
}

/// <summary>Whether any element of a list meets a condition, which is evaluated over the elements of all lists of the block together.</summary>
internal sealed class AnyElementBits(ListValues lists, Frame elements, Bits condition) : Bits(lists.Frame, condition.Failed is not null, lists)
{
    private int _count;

    protected override void Evaluate()
    {
        Words.AsSpan(0, Frame.Words).Clear();
        for (var row = 0; row < Frame.Count; row++)
        {
            for (var i = 0; i < lists.Counts[row]; i++)
            {
                (elements.Elements[_count], elements.Parents[_count]) = (lists.Starts[row] + i, row);
                if (++_count == Frame.MaxRows)
                    Flush();
            }
        }

        Flush();
        for (var i = 0; i < Frame.Words && Failed is not null; i++)
            Failed[i] &= ~Words[i];
    }

    private void Flush()
    {
        if (_count == 0)
            return;
        elements.Next(0, _count);
        _count = 0;
        condition.Update();
        for (var i = 0; i < elements.Count; i++)
        {
            var parent = elements.Parents[i];
            var failed = condition.Failed is { } bits && (bits[i / Frame.BitsPerWord] >> i & 1) != 0;
            if (failed)
                FailRow(parent);
            else if (condition[i])
                Words[parent / Frame.BitsPerWord] |= 1UL << parent;
        }
    }
}
