namespace FeatureStore.BigQuery;

/// <summary>How the value of a cell stands in the JSON.</summary>
internal enum CellKind
{
    Null,

    /// <summary>A string whose bytes are the text; without its quotes.</summary>
    Text,

    /// <summary>A string with escapes; with its quotes.</summary>
    EscapedText,

    /// <summary>A number, true or false.</summary>
    Literal,

    Array,

    Object,
}

/// <summary>Where in the bytes of a page a value stands.</summary>
internal readonly struct Cell(CellKind kind, int start, int length)
{
    private const int LengthBits = 28;

    /// <summary>The most bytes that a page may have, so that a cell fits into eight.</summary>
    public const int MaximumBytes = (1 << LengthBits) - 1;

    private readonly int _kindAndLength = ((int)kind << LengthBits) | length;

    public CellKind Kind => (CellKind)(_kindAndLength >> LengthBits);

    public int Start { get; } = start;

    public int Length => _kindAndLength & MaximumBytes;
}
