namespace FeatureStore.Tool.Ddl;

internal enum DdlTokenKind
{
    Word,
    QuotedName,
    Text,
    Number,
    Symbol,
    End,
}

/// <summary>A token of GoogleSQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">A name or text without its quotes; else as written.</param>
/// <param name="Start">Index of its first character in the file.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record DdlToken(DdlTokenKind Kind, string Value, int Start, int End, DdlPlace Place)
{
    public bool IsName => Kind is DdlTokenKind.Word or DdlTokenKind.QuotedName;

    public bool Is(string word) => Kind is DdlTokenKind.Word or DdlTokenKind.Symbol && string.Equals(Value, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>What it is, for a message.</summary>
    public string Describe() => Kind switch
    {
        DdlTokenKind.End => "the end of the file",
        DdlTokenKind.Text => "a text",
        _ => $"'{Value}'",
    };
}

/// <summary>A place in a file; line and column count from 1.</summary>
internal sealed record DdlPlace(string File, int Line, int Column)
{
    public override string ToString() => FormattableString.Invariant($"{File}({Line},{Column})");
}

/// <summary>A comment that stands on one line, or begins on it.</summary>
internal sealed record DdlComment(int Line, int Start, string Text);

/// <summary>DDL that cannot be read: what, and where.</summary>
internal sealed class DdlException(DdlPlace place, string problem) : Exception($"{place}: {problem}");
