using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FeatureStore;

/// <summary>
/// Tests of some columns of codes, one after the other in an and or an or, in one walk over all of them: a batch that no cache holds is then read as
/// fast as its memory gives it. For tests that nothing else asks for, as what others share is kept.
/// </summary>
internal sealed class CodeScan
{
    /// <summary>Most columns of one walk.</summary>
    public const int MaxColumns = 4;

    private readonly CodeBits[] _columns;
    private readonly CodeTest[] _tests;

    private CodeScan(CodeBits[] columns, CodeTest[] tests) => (_columns, _tests) = (columns, tests);

    /// <summary>A walk over columns, of which the last stands in for those that are missing.</summary>
    public static CodeScan Of(IReadOnlyList<CodeBits> columns, bool isAnd)
    {
        CodeBits[] four = [.. Enumerable.Range(0, MaxColumns).Select(i => columns[Math.Min(i, columns.Count - 1)])];
        return new(four, [.. four.Select(c => Test(c.Codes, isAnd)!.Value)]);
    }

    /// <summary>Whether a condition can be one of the columns.</summary>
    public static bool Takes(Bits condition) => Vector256.IsHardwareAccelerated && condition is CodeBits { IsEnum: true, Users: 1 } codes && Test(codes.Codes, isAnd: true) is not null;

    /// <summary>Closes rows that a test decides; false if none is open any more.</summary>
    public bool Narrow(Frame frame, Span<ulong> words) => VectorCompare.Narrow(
        Codes(0, frame), Codes(1, frame), Codes(2, frame), Codes(3, frame), _tests, words);

    private ReadOnlySpan<byte> Codes(int column, Frame frame) => _columns[column].Bytes.AsSpan(frame.Start, frame.Words * Frame.BitsPerWord);

    // One range, or all but one.
    private static CodeTest? Test(CodeSet codes, bool isAnd) =>
        codes.Ranges() is [var range] ? new(range.From, (byte)(range.To - range.From), isAnd)
        : codes.Complement().Ranges() is [var rest] ? new(rest.From, (byte)(rest.To - rest.From), !isAnd)
        : null;
}

/// <summary>A range of codes.</summary>
/// <param name="From">The least.</param>
/// <param name="Width">From the least to the greatest.</param>
/// <param name="KeepsOpen">Whether a row stays open whose code is in the range; otherwise one whose code is not.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodeTest(byte From, byte Width, bool KeepsOpen);
