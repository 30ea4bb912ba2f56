namespace FeatureStore;

/// <summary>A column of an enum, a byte for each row; what engines fill.</summary>
public interface IBatchCodes
{
    /// <summary>The code of a null row.</summary>
    const byte NullCode = byte.MaxValue;

    /// <summary>The code of a text that the catalog does not know.</summary>
    const byte UnknownCode = 0;

    /// <summary>The texts behind the codes.</summary>
    EnumText Texts { get; }

    /// <summary>The memory of the codes, in whole cache lines: vectors may read on behind the last row.</summary>
    internal byte[] Memory { get; }

    /// <summary>For each row which of the texts it is, from 1; or <see cref="UnknownCode"/>, or <see cref="NullCode"/>.</summary>
    ReadOnlySpan<byte> Codes { get; }

    /// <summary>The text of a row, also where the catalog does not know it; null for null.</summary>
    string? TextOf(int row);

    /// <summary>Adds rows, and gives the memory to write their codes to. A null row has <see cref="NullCode"/>, and is said to be null besides.</summary>
    Span<byte> AddRows(int rows);

    /// <summary>Keeps the text of a row whose code is <see cref="UnknownCode"/>.</summary>
    void SetUnknown(int row, string text);

    /// <summary>Adds a row by its text; null for null.</summary>
    void AddText(string? text);
}

/// <summary>A column of an enum: a byte for each row.</summary>
/// <typeparam name="TEnum">A generated enum.</typeparam>
public sealed class BatchEnums<TEnum> : BatchColumn<TEnum?>, IBatchCodes
    where TEnum : struct, Enum
{
    private readonly EnumText<TEnum> _texts;
    private byte[] _codes = [];
    private Dictionary<int, string>? _unknown;

    internal BatchEnums(ColumnInfo info, EnumText<TEnum> texts)
        : base(info) => _texts = texts;

    /// <inheritdoc/>
    public EnumText Texts => _texts;

    byte[] IBatchCodes.Memory => _codes;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Codes => _codes.AsSpan(0, Count);

    /// <summary>The value of a row; null for null, Unknown for a text that the catalog does not know.</summary>
    public override TEnum? this[int row] => Codes[row] is not IBatchCodes.NullCode and var code ? _texts.ValueOf(code) : null;

    /// <inheritdoc/>
    public string? TextOf(int row) => Codes[row] switch
    {
        IBatchCodes.NullCode => null,
        IBatchCodes.UnknownCode => _unknown?.GetValueOrDefault(row),
        var code => _texts.Texts[code - 1],
    };

    /// <inheritdoc/>
    public Span<byte> AddRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var start = Count;
        Reserve(ref _codes, start, checked(start + rows));
        Added(rows);
        return _codes.AsSpan(start, rows);
    }

    /// <inheritdoc/>
    public void SetUnknown(int row, string text) => (_unknown ??= [])[row] = text;

    /// <inheritdoc/>
    public void AddText(string? text)
    {
        if (text is null)
        {
            AddRows(1)[0] = IBatchCodes.NullCode;
            SetNull(Count - 1);
            return;
        }

        var code = (byte)_texts.CodeOf(text);
        AddRows(1)[0] = code;
        if (code == IBatchCodes.UnknownCode)
            SetUnknown(Count - 1, text);
    }

    private protected override void ClearValues() => _unknown?.Clear();
}
