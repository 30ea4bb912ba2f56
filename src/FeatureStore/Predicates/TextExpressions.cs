namespace FeatureStore;

// The text may or may not be null, and Expr<string> is invariant: without annotations both are accepted.
#nullable disable annotations

/// <summary>Functions on text: ordinal and case-sensitive, as in C#.</summary>
public static class TextExpressions
{
    /// <summary>Whether the text starts with another; false for null.</summary>
    public static Predicate StartsWith(this Expr<string> text, string prefix) => Test(Function.StartsWith, text, prefix);

    /// <summary>Whether the text ends with another; false for null.</summary>
    public static Predicate EndsWith(this Expr<string> text, string suffix) => Test(Function.EndsWith, text, suffix);

    /// <summary>Whether the text contains another; false for null.</summary>
    public static Predicate Contains(this Expr<string> text, string part) => Test(Function.Contains, text, part);

    /// <summary>Whether the text matches a pattern, in which % stands for any characters, _ for one, and \ takes the next as it is; false for null.</summary>
    public static Predicate Like(this Expr<string> text, string pattern) => Test(Function.Like, text, pattern);

    /// <summary>In lower case.</summary>
    public static Expr<string> ToLower(this Expr<string> text) => text.With(Functions.Node(Function.Lower, SqlType.String, text));

    /// <summary>In upper case.</summary>
    public static Expr<string> ToUpper(this Expr<string> text) => text.With(Functions.Node(Function.Upper, SqlType.String, text));

    /// <summary>Number of Unicode characters; null for null.</summary>
    public static Expr<long?> Length(this Expr<string> text) => new(Functions.Node(Function.Length, SqlType.Int64, text));

#nullable restore annotations
    /// <summary>The scalar at a key of a JSON object, as text, a number as the engine writes it; null where the key or a scalar is missing, or the text is no JSON.</summary>
    public static Expr<string?> JsonValue(
#nullable disable annotations
        this Expr<string> json,
#nullable restore annotations
        string key)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.AsSpan().ContainsAny('"', '\\'))
            throw new ArgumentException("A JSON key with a quote or a backslash cannot be looked up.", nameof(key));
        return new(Functions.Node(Function.JsonValue, SqlType.String, json.Node, Functions.Literal(key)));
    }

    /// <summary>The raw text of an enum column, also where the catalog does not know it; null for null.</summary>
    public static Expr<string?> Text<TEnum>(this Expr<TEnum?> value)
        where TEnum : struct, Enum => RawText(value);

    /// <inheritdoc cref="Text{TEnum}(Expr{TEnum?})"/>
    public static Expr<string> Text<TEnum>(this Expr<TEnum> value)
        where TEnum : struct, Enum => new(RawText(value).Node);

    /// <summary>A long, bool, day or text as text, such as 2026-02-06 or true; null for null.</summary>
    public static Expr<string?> ToText<T>(this Expr<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Node.Type is { Repeated: true } or { Kind: DataType.Struct or DataType.Float64 or DataType.Numeric or DataType.BigNumeric or DataType.Timestamp or DataType.DateTime or DataType.Time or DataType.Bytes or DataType.Json or DataType.Geography })
            throw new ArgumentException($"A {value.Node.Type.Kind} has no text that is the same in every engine; select it as it is.", nameof(value));
        return new(Functions.Node(Function.ToText, SqlType.String, value));
    }

    private static Expr<string?> RawText(Expr value) =>
        new(value.Node switch
        {
            ColumnNode column => new RawTextNode(column),
            FieldNode or RawTextNode => value.Node,
            _ => throw new ArgumentException("Only a column has a raw text; ask the column itself.", nameof(value)),
        });

    private static Predicate Test(Function function, Expr text, string argument) =>
        new(Functions.Node(function, SqlType.Bool, text.Node, Functions.Text(argument)));
}

/// <summary>An enum column as the text that it holds.</summary>
internal sealed record RawTextNode(ColumnNode Column) : ValueNode(SqlType.String, Column.CanBeNull)
{
    public override int OperandCount => 1;

    public override Node OperandAt(int index) => Column;

    public override void Describe(QueryShape shape) => shape.AddNode(this);
}
