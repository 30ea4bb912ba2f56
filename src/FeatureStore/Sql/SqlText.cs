namespace FeatureStore;

/// <summary>How strongly a piece of SQL holds together, from weak to strong; the same in every dialect.</summary>
internal enum Precedence
{
    Or,
    And,
    Not,
    Comparison,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>A piece of SQL.</summary>
/// <param name="Text">The SQL.</param>
/// <param name="Precedence">Its weakest operator.</param>
/// <param name="MayBeNull">Whether an engine may find NULL; a condition then means false.</param>
internal readonly record struct SqlText(string Text, Precedence Precedence = Precedence.Primary, bool MayBeNull = false)
{
    public static readonly SqlText True = new("TRUE");
    public static readonly SqlText False = new("FALSE");

    public static SqlText Call(string name, params ReadOnlySpan<SqlText> arguments) => new($"{name}({string.Join(", ", arguments.ToArray())})");

    public static SqlText Cast(SqlText value, string type) => new($"CAST({value} AS {type})", MayBeNull: value.MayBeNull);

    /// <summary>An operator of arithmetic, which associates to the left.</summary>
    public static SqlText Binary(SqlText left, string symbol, SqlText right, Precedence precedence) =>
        new($"{left.Within(precedence)} {symbol} {right.Within(precedence + 1)}", precedence);

    public static SqlText Compare(SqlText left, string symbol, SqlText right) =>
        new($"{left.Operand} {symbol} {right.Operand}", Precedence.Comparison, left.MayBeNull || right.MayBeNull);

    public static SqlText And(params ReadOnlySpan<SqlText> conditions) => Join(" AND ", Precedence.And, conditions);

    public static SqlText Or(params ReadOnlySpan<SqlText> conditions) => Join(" OR ", Precedence.Or, conditions);

    /// <summary>The text, in parentheses where its operator is weaker than the place demands.</summary>
    public string Within(Precedence least) => Precedence >= least ? Text : $"({Text})";

    /// <summary>The text as an operand of a comparison, IS or NOT.</summary>
    public string Operand => Within(Precedence.Additive);

    public SqlText IsNull() => new($"{Operand} IS NULL", Precedence.Comparison);

    /// <summary>The condition with NULL as false.</summary>
    public SqlText IsTrue() => MayBeNull ? new($"{Operand} IS TRUE", Precedence.Comparison) : this;

    /// <summary>The exact negation of the condition, with NULL as false.</summary>
    public SqlText Negated() =>
        MayBeNull ? new($"{Operand} IS NOT TRUE", Precedence.Comparison) : new($"NOT {Operand}", Precedence.Not);

    public override string ToString() => Text;

    // An AND inside an OR gets parentheses too: nobody should have to recall which one is stronger.
    private static SqlText Join(string symbol, Precedence precedence, ReadOnlySpan<SqlText> conditions)
    {
        if (conditions.Length == 1)
            return conditions[0];
        var texts = new string[conditions.Length];
        var mayBeNull = false;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = conditions[i].Within(precedence == Precedence.And ? Precedence.And : Precedence.Not);
            mayBeNull |= conditions[i].MayBeNull;
        }

        return new(string.Join(symbol, texts), precedence, mayBeNull);
    }
}
