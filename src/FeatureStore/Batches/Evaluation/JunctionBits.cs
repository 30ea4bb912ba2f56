using System.Numerics;
using System.Runtime.InteropServices;

namespace FeatureStore;

/// <summary>And, or or, from left to right: an operand counts only where those before it leave the answer open, so that one guards the next.</summary>
internal sealed class JunctionBits(bool isAnd, Bits[] operands) : Bits(operands[0].Frame, false, operands)
{
    private readonly ulong _flip = isAnd ? 0 : ulong.MaxValue;

    // Made when all conditions are, as it asks who shares what.
    private List<(Bits? Operand, CodeScan? Scan)>? _steps;

    public bool IsAnd => isAnd;

    public Bits[] Operands => operands;

    // What is open: for and what is true so far, for or what is false so far.
    protected override void Run()
    {
        Array.Fill(Words, ulong.MaxValue);
        if (Failed is not null)
            Array.Clear(Failed);
        foreach (var (operand, scan) in _steps ??= Steps())
        {
            if (!(operand is null ? scan!.Narrow(Frame, Words.AsSpan(0, Frame.Words)) : Narrow(operand)))
                break;
        }

        Evaluate();
    }

    protected override void Evaluate()
    {
        if (isAnd)
            return;
        foreach (ref var word in MemoryMarshal.Cast<ulong, Vector<ulong>>(Words.AsSpan()))
            word = ~word;
    }

    /// <summary>Closes rows by an operand; false if none is open any more.</summary>
    private bool Narrow(Bits operand)
    {
        operand.Update();
        for (var i = 0; i < Frame.Words && operand.Failed is not null; i++)
        {
            Failed![i] |= Words[i] & operand.Failed[i];
            Words[i] &= ~operand.Failed[i];
        }

        var words = MemoryMarshal.Cast<ulong, Vector<ulong>>(Words.AsSpan());
        var others = MemoryMarshal.Cast<ulong, Vector<ulong>>(operand.Words.AsSpan());
        var (flip, any) = (Vector.Create(_flip), Vector<ulong>.Zero);
        for (var i = 0; i < words.Length && i < others.Length && i * Vector<ulong>.Count < Frame.Words; i++)
            any |= words[i] &= others[i] ^ flip;
        return any != Vector<ulong>.Zero;
    }

    /// <summary>The operands in their order; tests of codes that stand side by side, together.</summary>
    private List<(Bits? Operand, CodeScan? Scan)> Steps()
    {
        var steps = new List<(Bits?, CodeScan?)>();
        for (var i = 0; i < operands.Length; i++)
        {
            var columns = operands.Skip(i).TakeWhile(CodeScan.Takes).Take(CodeScan.MaxColumns).Cast<CodeBits>().ToList();
            steps.Add(columns.Count < 2 ? (operands[i], null) : (null, CodeScan.Of(columns, isAnd)));
            i += Math.Max(columns.Count - 1, 0);
        }

        return steps;
    }
}
