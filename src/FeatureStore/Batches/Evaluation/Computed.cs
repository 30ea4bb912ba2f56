namespace FeatureStore;

/// <summary>A value of the program.</summary>
internal sealed class ConstantValues<T> : Values<T>
    where T : struct, IEquatable<T>, IComparable<T>
{
    private T[]? _filled;

    public ConstantValues(Frame frame, T value)
        : base(frame, false)
    {
        Value = value;
        AllValid = true;
    }

    public T Value { get; }

    protected override void Evaluate()
    {
        if (_filled == Own)
            return;
        _filled = Own;
        Array.Fill(_filled, Value);
    }
}

/// <summary>Null for every row.</summary>
internal sealed class NullValues<T>(Frame frame) : Values<T>(frame, false)
    where T : struct, IEquatable<T>, IComparable<T>
{
    protected override void Evaluate()
    {
    }
}

/// <summary>A day that is found when a batch is evaluated.</summary>
internal sealed class TodayValues(Frame frame, Func<long> today) : Values<long>(frame, false)
{
    protected override void Evaluate()
    {
        AllValid = true;
        Array.Fill(Own, today());
    }
}

/// <summary>A condition as 1 or 0.</summary>
internal sealed class ConditionValues(Bits condition) : Values<long>(condition.Frame, false, condition)
{
    protected override void Evaluate()
    {
        AllValid = true;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
            own[row] = condition[row] ? 1 : 0;
    }
}

/// <summary>One value where a condition is met, else another; what is not taken does not fail.</summary>
internal sealed class ChoiceValues<T>(Bits condition, Values<T> then, Values<T> otherwise) : Values<T>(condition.Frame, false, condition, then, otherwise)
    where T : struct, IEquatable<T>, IComparable<T>
{
    protected override void Run()
    {
        condition.Update();
        then.Update();
        otherwise.Update();
        for (var i = 0; i < Frame.Words && Failed is not null; i++)
        {
            var bits = condition.Words[i];
            Failed[i] = (condition.Failed?[i] ?? 0) | (bits & (then.Failed?[i] ?? 0)) | (~bits & (otherwise.Failed?[i] ?? 0));
        }

        Evaluate();
    }

    protected override void Evaluate()
    {
        AllValid = then.AllValid && otherwise.AllValid;
        for (var i = 0; i < Frame.Words && !AllValid; i++)
            Validity[i] = (condition.Words[i] & then.ValidWord(i)) | (~condition.Words[i] & otherwise.ValidWord(i));
        var a = then.Items;
        var b = otherwise.Items;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
            own[row] = condition[row] ? a[row] : b[row];
    }
}

/// <summary>Values of rows of an outer block, for the elements of their lists.</summary>
internal sealed class OuterValues<T>(Frame frame, Values<T> outer) : Values<T>(frame, outer.Failed is not null)
    where T : struct, IEquatable<T>, IComparable<T>
{
    protected override void Evaluate()
    {
        outer.Update();
        AllValid = outer.AllValid;
        var items = outer.Items;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
        {
            var parent = Frame.Parents[row];
            own[row] = items[parent];
            if (!AllValid)
                SetValid(row, outer.IsValid(parent));
            if (outer.Failed is { } failed && (failed[parent / Frame.BitsPerWord] >> parent & 1) != 0)
                FailRow(row);
        }
    }
}

/// <summary>A function of one value; null of null.</summary>
internal sealed class MappedValues<TFrom, T>(Values<TFrom> operand, bool fails, MappedValues<TFrom, T>.Function function) : Values<T>(operand.Frame, fails, operand)
    where TFrom : struct, IEquatable<TFrom>, IComparable<TFrom>
    where T : struct, IEquatable<T>, IComparable<T>
{
    /// <summary>Computes a value; false if there is none.</summary>
    public delegate bool Function(TFrom value, out T result);

    protected override void Evaluate()
    {
        ValidWhere(operand);
        var items = operand.Items;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
        {
            if (operand.IsValid(row) && !function(items[row], out own[row]))
                FailRow(row);
        }
    }
}

/// <summary>A function of two values; null if either is.</summary>
internal sealed class CombinedValues<T>(Values<T> left, Values<T> right, bool fails, CombinedValues<T>.Function function) : Values<T>(left.Frame, fails, left, right)
    where T : struct, IEquatable<T>, IComparable<T>
{
    /// <summary>Computes a value; false if there is none.</summary>
    public delegate bool Function(T left, T right, out T result);

    protected override void Evaluate()
    {
        ValidWhere(left, right);
        var a = left.Items;
        var b = right.Items;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
        {
            if (IsValid(row) && !function(a[row], b[row], out own[row]))
                FailRow(row);
        }
    }
}

/// <summary>Numbers of elements.</summary>
internal sealed class ListCounts(ListValues lists) : Values<long>(lists.Frame, false, lists)
{
    protected override void Evaluate()
    {
        AllValid = true;
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
            own[row] = lists.Counts[row];
    }
}
