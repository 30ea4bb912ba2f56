using System.Runtime.InteropServices;

namespace FeatureStore;

/// <summary>Whether the code of an enum, a byte that also says null and Unknown, is among some; or a BOOL, 0 or 1.</summary>
internal sealed class CodeBits(Frame frame, ColumnSource source, CodeSet codes, bool isEnum) : Bits(frame, false)
{
    private readonly (byte From, byte To)[] _ranges = codes.Ranges();

    /// <summary>Whether the bytes are codes of an enum; flags otherwise.</summary>
    public bool IsEnum => isEnum;

    /// <summary>The codes of the batch.</summary>
    public byte[] Bytes => ((IBatchCodes)source.Column).Memory;

    public ColumnSource Source => source;

    public CodeSet Codes => codes;

    protected override void Evaluate()
    {
        var words = Words.AsSpan(0, Frame.Words);
        var values = (isEnum ? Bytes : MemoryMarshal.AsBytes(((BatchValues<bool>)source.Column).Memory.AsSpan())).Slice(Frame.Start, words.Length * Frame.BitsPerWord);
        for (var i = 0; i < _ranges.Length; i++)
            VectorCompare.Between(values, _ranges[i].From, _ranges[i].To, words, add: i > 0);
        var validity = source.Column.Validity;
        if (isEnum || validity.IsEmpty)
            return;

        // The byte of a null BOOL means nothing.
        for (var i = 0; i < words.Length; i++)
            words[i] &= validity[(Frame.Start / Frame.BitsPerWord) + i];
    }
}
