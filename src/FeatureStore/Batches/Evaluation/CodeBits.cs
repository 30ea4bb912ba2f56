using System.Runtime.InteropServices;

namespace FeatureStore;

/// <summary>Whether the code of an enum, a byte that also says null and Unknown, is among some; or a BOOL, 0 or 1.</summary>
internal sealed class CodeBits(Frame frame, ColumnSource source, CodeSet codes, bool isEnum) : Bits(frame, false)
{
    public bool IsEnum => isEnum;

    public ColumnSource Source => source;

    public CodeSet Codes => codes;

    protected override void Evaluate()
    {
        var words = Words.AsSpan(0, Frame.Words);
        var values = (isEnum ? ((IBatchCodes)source.Column).Memory : MemoryMarshal.AsBytes(((BatchValues<bool>)source.Column).Memory.AsSpan()))
            .Slice(Frame.Start, words.Length * Frame.BitsPerWord);
        for (var i = 0; i < codes.Ranges.Length; i++)
            VectorCompare.Between(values, codes.Ranges[i].From, codes.Ranges[i].To, words, add: i > 0);
        var validity = source.Column.Validity;
        if (isEnum || validity.IsEmpty)
            return;

        // The byte of a null BOOL means nothing.
        for (var i = 0; i < words.Length; i++)
            words[i] &= validity[(Frame.Start / Frame.BitsPerWord) + i];
    }
}

/// <summary>Some of the codes of an enum.</summary>
internal sealed class CodeSet
{
    private const int Codes = 256;

    private readonly bool[] _has;

    private CodeSet(bool[] has)
    {
        _has = has;
        var ranges = new List<(byte, byte)>();
        for (var code = 0; code < Codes; code++)
        {
            if (!has[code])
                continue;
            var from = code;
            while (code + 1 < Codes && has[code + 1])
                code++;
            ranges.Add(((byte)from, (byte)code));
        }

        Ranges = [.. ranges];
    }

    /// <summary>The codes as few ranges, both ends included.</summary>
    public (byte From, byte To)[] Ranges { get; }

    public bool IsEmpty => Ranges.Length == 0;

    public bool IsFull => Ranges is [(0, byte.MaxValue)];

    public static CodeSet Of(params ReadOnlySpan<int> codes)
    {
        var has = new bool[Codes];
        foreach (var code in codes)
            has[code] = true;
        return new(has);
    }

    public CodeSet Complement() => new([.. _has.Select(h => !h)]);

    public CodeSet Union(CodeSet other) => new([.. _has.Zip(other._has, (a, b) => a || b)]);

    public CodeSet Intersection(CodeSet other) => new([.. _has.Zip(other._has, (a, b) => a && b)]);

    /// <summary>The ranges as text, equal for equal sets.</summary>
    public override string ToString() => string.Join(',', Ranges);
}
