using System.Collections.Frozen;

namespace FeatureStore;

/// <summary>The texts of an enum column, as the table spells them.</summary>
public abstract class EnumText
{
    private protected EnumText(IReadOnlyList<string> texts)
    {
        Texts = texts;
        Type = SqlType.String with { Texts = this };
    }

    /// <summary>The texts of a column of a definition that is read while the program runs, so that there is no enum for them.</summary>
    public static EnumText Of(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new PlainText([.. texts]);
    }

    /// <summary>The texts that the catalog knows, in its order.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Which of <see cref="Texts"/> a text is, from 1; 0 for a text that the catalog does not know.</summary>
    public abstract int CodeOf(string text);

    /// <summary>The CLR enum; <see cref="string"/> for the texts of <see cref="Of"/>.</summary>
    public abstract Type EnumType { get; }

    /// <summary>Whether a byte holds each code, with one more for null; a batch holds the texts themselves otherwise.</summary>
    internal bool HasByteCodes => Texts.Count < IBatchCodes.NullCode;

    /// <summary>A column of a batch for this enum.</summary>
    internal abstract BatchColumn NewBatchColumn(ColumnInfo info);

    /// <summary>The text of a boxed enum value; null for its Unknown member.</summary>
    internal abstract string? TextOf(object value);

    /// <summary>The type of a column of these texts.</summary>
    internal SqlType Type { get; }

    /// <summary>The constant of a boxed enum value; null for its Unknown member.</summary>
    internal abstract ConstantNode? NodeOf(object value);
}

/// <summary>Maps an enum to the exact, case-sensitive texts of a column, and back.</summary>
/// <typeparam name="TEnum">A generated enum, whose default value is its Unknown member.</typeparam>
public sealed class EnumText<TEnum> : EnumText
    where TEnum : struct, Enum
{
    private readonly FrozenDictionary<string, int> _codes;
    private readonly TEnum[] _values;
    private readonly FrozenDictionary<TEnum, string> _texts;
    private readonly FrozenDictionary<TEnum, ConstantNode> _nodes;

    /// <summary>Maps each member, other than Unknown, to its text.</summary>
    public EnumText(params (TEnum Value, string Text)[] members)
        : base(TextsOf(members))
    {
        _codes = members.Select((p, i) => (p.Text, Code: i + 1)).ToFrozenDictionary(p => p.Text, p => p.Code, StringComparer.Ordinal);
        _values = [default, .. members.Select(p => p.Value)];
        _texts = members.ToFrozenDictionary(p => p.Value, p => p.Text);
        _nodes = members.ToFrozenDictionary(p => p.Value, p => new ConstantNode(p.Text, Type));
    }

    /// <inheritdoc/>
    public override Type EnumType => typeof(TEnum);

    /// <summary>The value of a text: null for null, Unknown for a text that the catalog does not know.</summary>
    public TEnum? Parse(string? text) => text is null ? null : _values[CodeOf(text)];

    /// <summary>Whether the catalog knows the text.</summary>
    public bool TryParse(string text, out TEnum value)
    {
        var code = CodeOf(text);
        value = _values[code];
        return code > 0;
    }

    /// <inheritdoc/>
    public override int CodeOf(string text) => _codes.GetValueOrDefault(text);

    /// <summary>The value of a code, as <see cref="CodeOf"/> gives it; Unknown for 0.</summary>
    public TEnum ValueOf(int code) => _values[code];

    /// <summary>The text of a value: null for null and for Unknown, which has no text of its own.</summary>
    public string? ToText(TEnum? value) => value is { } known ? _texts.GetValueOrDefault(known) : null;

    internal override string? TextOf(object value) => ToText((TEnum)value);

    internal override BatchColumn NewBatchColumn(ColumnInfo info) => new BatchEnums<TEnum>(info, this);

    internal override ConstantNode? NodeOf(object value) => _nodes.GetValueOrDefault((TEnum)value);

    private static string[] TextsOf((TEnum Value, string Text)[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return [.. members.Select(m => m.Text)];
    }
}

/// <summary>Texts without an enum.</summary>
internal sealed class PlainText(IReadOnlyList<string> texts) : EnumText(texts)
{
    public override Type EnumType => typeof(string);

    public override int CodeOf(string text) => Texts.TakeWhile(t => t != text).Count() is var index && index < Texts.Count ? index + 1 : 0;

    internal override string? TextOf(object value) => value as string;

    internal override BatchColumn NewBatchColumn(ColumnInfo info) => new BatchTexts(info);

    internal override ConstantNode? NodeOf(object value) => value is string text ? new(text, Type) : null;
}
