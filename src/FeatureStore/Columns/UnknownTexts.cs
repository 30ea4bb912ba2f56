namespace FeatureStore;

/// <summary>A text of an enum column that the catalog does not know.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Text">The text as the table has it.</param>
public readonly record struct UnknownText(string Column, string Text);

/// <summary>The unknown texts of one row, by the ordinal of their column; for generated code. Immutable and value-equal.</summary>
public sealed class UnknownTexts : IEquatable<UnknownTexts>
{
    private readonly (int Ordinal, string Text)[] _texts;

    private UnknownTexts((int Ordinal, string Text)[] texts) => _texts = texts;

    /// <summary>The unknown text of a column; null if its text is known.</summary>
    public string? this[int ordinal] => Array.Find(_texts, t => t.Ordinal == ordinal).Text;

    /// <summary>The texts with one of them set, or taken away for null; null when none is left.</summary>
    public static UnknownTexts? Set(UnknownTexts? texts, int ordinal, string? text)
    {
        if (texts is null)
            return text is null ? null : new([(ordinal, text)]);
        return text is null && texts[ordinal] is null ? texts : Replace(texts, ordinal, text);
    }

    /// <summary>The texts with the names of their columns.</summary>
    public static IReadOnlyList<UnknownText> Of(UnknownTexts? texts, TableInfo table) =>
        texts is null ? [] : [.. texts._texts.Select(t => new UnknownText(table.Columns[t.Ordinal].Name, t.Text))];

    /// <inheritdoc/>
    public bool Equals(UnknownTexts? other) => other is not null && _texts.AsSpan().SequenceEqual(other._texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UnknownTexts other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _texts.Aggregate(0, (hash, t) => HashCode.Combine(hash, t.Ordinal, t.Text));

    // Apart from Set, which is called for each text of each row and shall allocate nothing for the known ones.
    private static UnknownTexts? Replace(UnknownTexts texts, int ordinal, string? text)
    {
        var others = texts._texts.Where(t => t.Ordinal != ordinal);
        var all = (text is null ? others : others.Append((ordinal, text))).OrderBy(t => t.Item1).ToArray();
        return all.Length == 0 ? null : new(all);
    }
}
