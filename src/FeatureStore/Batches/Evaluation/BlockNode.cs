namespace FeatureStore;

/// <summary>A part of conditions, evaluated once for each block however many ask for it.</summary>
internal abstract class BlockNode
{
    private readonly BlockNode[] _operands;
    private int _version;

    /// <summary>A node over operands of the same frame.</summary>
    /// <param name="frame">The rows that it is about.</param>
    /// <param name="fails">Whether it may fail on a row whose operands are there.</param>
    /// <param name="operands">What it is computed of.</param>
    protected BlockNode(Frame frame, bool fails, params BlockNode[] operands)
    {
        Frame = frame;
        _operands = operands;
        foreach (var operand in operands)
            operand.Users++;
        if (fails || Array.Exists(operands, o => o.Failed is not null))
            Failed = new ulong[Frame.MaxWords];
    }

    public Frame Frame { get; }

    /// <summary>How many ask for it.</summary>
    public int Users { get; set; }

    /// <summary>A bit for each row that cannot be evaluated, because a number overflows, say; null if that cannot be.</summary>
    public ulong[]? Failed { get; }

    public void Update()
    {
        if (_version == Frame.Version)
            return;
        _version = Frame.Version;
        Run();
    }

    /// <summary>Evaluates the operands, and then itself.</summary>
    protected virtual void Run()
    {
        foreach (var operand in _operands)
            operand.Update();
        if (Failed is not null)
        {
            Array.Clear(Failed);
            foreach (var operand in _operands)
                Fail(operand);
        }

        Evaluate();
    }

    protected abstract void Evaluate();

    /// <summary>Fails where an operand does.</summary>
    protected void Fail(BlockNode operand)
    {
        if (operand.Failed is not { } failed)
            return;
        for (var i = 0; i < Frame.Words; i++)
            Failed![i] |= failed[i];
    }

    protected void FailRow(int row) => Failed![row / Frame.BitsPerWord] |= 1UL << row;
}

/// <summary>A condition: a bit for each row, set where it is true.</summary>
internal abstract class Bits(Frame frame, bool fails, params BlockNode[] operands) : BlockNode(frame, fails, operands)
{
    public ulong[] Words { get; } = new ulong[Frame.MaxWords];

    public bool this[int row] => (Words[row / Frame.BitsPerWord] >> row & 1) != 0;
}

/// <summary>Values, some of which may be null.</summary>
internal abstract class Values(Frame frame, bool fails, params BlockNode[] operands) : BlockNode(frame, fails, operands)
{
    /// <summary>Whether no row of the block is null; <see cref="Validity"/> means nothing then.</summary>
    public bool AllValid { get; protected set; }

    /// <summary>A bit for each row, set where it has a value.</summary>
    public ulong[] Validity { get; } = new ulong[Frame.MaxWords];

    public bool IsValid(int row) => AllValid || (Validity[row / Frame.BitsPerWord] >> row & 1) != 0;

    public ulong ValidWord(int word) => AllValid ? ulong.MaxValue : Validity[word];
}

/// <summary>Values of a type: INT64, BOOL, days, ticks and codes of enums as long, and double, decimal or <see cref="Utf8"/>.</summary>
internal abstract class Values<T>(Frame frame, bool fails, params BlockNode[] operands) : Values(frame, fails, operands)
    where T : struct, IEquatable<T>, IComparable<T>
{
    private T[]? _own;
    private T[]? _other;
    private int _start;

    /// <summary>A value for each row, and on to the end of the last word; of a null row it means nothing.</summary>
    public ReadOnlySpan<T> Items => (_other ?? Own).AsSpan(_start, Frame.Words * Frame.BitsPerWord);

    /// <summary>Memory for the values of a block; what is in it of the block before may be lost. To be taken once for a block, as each time is a comparison.</summary>
    protected T[] Own => _own is { } own && own.Length >= Frame.Capacity ? own : _own = new T[Frame.Capacity];

    /// <summary>Takes values from where they are.</summary>
    protected void Borrow(T[] memory, int start) => (_other, _start) = (memory, start);

    protected void SetValid(int row, bool valid)
    {
        ref var word = ref Validity[row / Frame.BitsPerWord];
        var bit = 1UL << row;
        word = valid ? word | bit : word & ~bit;
    }

    /// <summary>Takes over which rows of operands have values: all of them must.</summary>
    protected void ValidWhere(Values first, Values? second = null)
    {
        AllValid = first.AllValid && second is null or { AllValid: true };
        for (var i = 0; i < Frame.Words && !AllValid; i++)
            Validity[i] = first.ValidWord(i) & (second?.ValidWord(i) ?? ulong.MaxValue);
    }
}
