namespace FeatureStore;

/// <summary>Some of the codes of an enum: a bit for each.</summary>
internal readonly record struct CodeSet
{
    // The bits of 0-127, and of the rest.
    private readonly UInt128 _low;
    private readonly UInt128 _high;

    private const int LowCodes = 128;

    private CodeSet(UInt128 low, UInt128 high) => (_low, _high) = (low, high);

    public bool IsEmpty => this == default;

    public bool IsFull => Complement().IsEmpty;

    public static CodeSet Of(params ReadOnlySpan<int> codes)
    {
        var set = default(CodeSet);
        foreach (var code in codes)
            set = set.Union(code < LowCodes ? new(UInt128.One << code, 0) : new(0, UInt128.One << (code - LowCodes)));
        return set;
    }

    public CodeSet Complement() => new(~_low, ~_high);

    public CodeSet Union(CodeSet other) => new(_low | other._low, _high | other._high);

    public CodeSet Intersection(CodeSet other) => new(_low & other._low, _high & other._high);

    /// <summary>The codes as few ranges, both ends included.</summary>
    public (byte From, byte To)[] Ranges()
    {
        var ranges = new List<(byte, byte)>();
        for (var code = 0; code <= byte.MaxValue; code++)
        {
            if (!Has(code))
                continue;
            var from = code;
            while (code < byte.MaxValue && Has(code + 1))
                code++;
            ranges.Add(((byte)from, (byte)code));
        }

        return [.. ranges];
    }

    private bool Has(int code) => ((code < LowCodes ? _low >> code : _high >> (code - LowCodes)) & UInt128.One) != UInt128.Zero;
}
