using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Checks;

/// <summary>How tightly the outermost operator of a text binds; the tightest first.</summary>
internal enum Binding
{
    Primary,
    Unary,
    Product,
    Sum,
    Order,
    Equality,
    And,
    Or,
    Choice,
}

/// <summary>
/// A piece of the emitted code. It builds an expression over columns, or is a value of the program (<see cref="IsHost"/>). A condition builds
/// a predicate; one that may be null builds two, for true and for false, and is null where neither holds.
/// </summary>
internal sealed record Term(string Text, Binding Binding, ValueType Type, bool IsHost = false)
{
    /// <summary>Of a condition that may be null: the predicate for false.</summary>
    public Term? False { get; init; }

    /// <summary>Of a condition that may be null: the predicate for null.</summary>
    public Term? Null { get; init; }

    /// <summary>The value behind <c>?.</c> whose null makes this one null.</summary>
    public Term? Receiver { get; init; }

    /// <summary>Of a list that is written out: its values.</summary>
    public EquatableArray<Term> Items { get; init; }

    public bool IsBool => Type.Kind == ValueKind.Bool;

    /// <summary>Whether it is a condition that is true or false, not a value of the program.</summary>
    public bool IsCondition => IsBool && !IsHost && !Type.IsNullable;

    public static Term Condition(string text, Binding binding = Binding.Primary) => new(text, binding, ValueType.Bool);

    public static Term Host(string text, ValueType type, Binding binding = Binding.Primary) => new(text, binding, type, IsHost: true);

    public static Term Expression(string text, ValueType type, Binding binding = Binding.Primary) => new(text, binding, type);

    /// <summary>The text as an operand of something that binds as given.</summary>
    public string In(Binding outer) => Binding > outer ? $"({Text})" : Text;

    /// <summary>The text with something after a point.</summary>
    public string Dot(string member) => $"{In(Binding.Primary)}.{member}";

    /// <summary>The text with something after a point, or after <c>?.</c> of a value of the program.</summary>
    public string Dot(string member, bool isConditional) => isConditional ? $"{In(Binding.Primary)}?.{member}" : Dot(member);
}
