using System.Collections.Immutable;
using System.Globalization;

namespace FeatureStore.Tool.Ddl;

/// <summary>Goes through tokens; each part of the grammar reads from it.</summary>
internal sealed class DdlReader(string text, ImmutableArray<DdlToken> tokens, IReadOnlyList<DdlComment> comments)
{
    private int _at;
    private int _depth;

    public DdlToken Current => tokens[_at];

    /// <summary>The token before.</summary>
    public DdlToken Last => tokens[Math.Max(_at - 1, 0)];

    public bool IsAtEnd => Current.Kind == DdlTokenKind.End;

    public DdlToken Take()
    {
        var token = Current;
        if (!IsAtEnd)
            _at++;
        return token;
    }

    public DdlToken Peek(int ahead = 1) => tokens[Math.Min(_at + ahead, tokens.Length - 1)];

    /// <summary>Takes the words if they all follow.</summary>
    public bool TryTake(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!Peek(i).Is(words[i]))
                return false;
        }

        _at += words.Length;
        return true;
    }

    public void Require(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (!TryTake(word))
                throw Unexpected($"'{word}'");
        }
    }

    /// <summary>A name, quoted or not.</summary>
    public string Name(string what)
    {
        if (!Current.IsName)
            throw Unexpected(what);
        return Take().Value;
    }

    public string Text(string what)
    {
        if (Current.Kind != DdlTokenKind.Text)
            throw Unexpected(what);
        var value = Take().Value;
        while (Current.Kind == DdlTokenKind.Text)
            value += Take().Value;
        return value;
    }

    public long Whole(string what)
    {
        var sign = TryTake("-") ? -1 : 1;
        if (Current.Kind != DdlTokenKind.Number || !long.TryParse(Current.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Unexpected(what);
        Take();
        return sign * number;
    }

    /// <summary>A list in parentheses.</summary>
    public ImmutableArray<string> Names(string what)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        Require("(");
        do
            names.Add(Name(what));
        while (TryTake(","));
        Require(")");
        return names.ToImmutable();
    }

    /// <summary>A path of up to three names. The first may have dashes, which only a project has.</summary>
    public TablePath Path()
    {
        var place = Current.Place;
        var parts = new List<string>();
        do
        {
            var name = Name("the name of a table");
            while (Current.Is("-") && Current.Start == Last.End && Peek() is { Kind: DdlTokenKind.Word or DdlTokenKind.Number } next && next.Start == Current.End)
            {
                Take();
                name += "-" + Take().Value;
            }

            parts.AddRange(name.Split('.'));
        }
        while (TryTake("."));
        return parts switch
        {
            [var table] => new("", "", table),
            [var dataset, var table] => new("", dataset, table),
            [var project, var dataset, var table] => new(project, dataset, table),
            _ => throw new DdlException(place, $"A table is named by at most project, dataset and table, not '{string.Join('.', parts)}'."),
        };
    }

    /// <summary>An expression, as written: up to a token, outside of parentheses, that ends it.</summary>
    public string Expression(Func<DdlReader, bool> isEnd)
    {
        var (start, depth) = (Current.Start, 0);
        var first = _at;
        while (!IsAtEnd && !(depth == 0 && (Current.Is(",") || Current.Is(")") || Current.Is(";") || isEnd(this))))
        {
            if (Current.Is("(") || Current.Is("["))
                depth++;
            else if (Current.Is(")") || Current.Is("]"))
                depth--;
            Take();
        }

        return _at == first ? throw Unexpected("an expression") : text[start..Last.End];
    }

    /// <summary>Goes behind the next semicolon.</summary>
    public void SkipStatement()
    {
        while (!IsAtEnd && !Take().Is(";"))
        {
        }
    }

    /// <summary>The comment behind the last token, on its line; the comma may stand between. Null for none.</summary>
    public string? CommentHere()
    {
        var last = Current.Is(",") ? Current : Last;
        var next = Current.Is(",") ? Peek() : Current;
        var comment = comments.FirstOrDefault(each => each.Start >= last.End);
        return comment is { Text.Length: > 0 } && comment.Line == last.Place.Line && comment.Start < next.Start ? comment.Text : null;
    }

    /// <summary>One level deeper, until it is disposed.</summary>
    /// <exception cref="DdlException">That is too deep.</exception>
    public Level Deeper(int maximum)
    {
        if (++_depth > maximum)
            throw new DdlException(Current.Place, $"The type nests deeper than {maximum} levels.");
        return new(this);
    }

    /// <summary>A level of nesting.</summary>
    internal readonly ref struct Level(DdlReader reader)
    {
        public void Dispose() => reader._depth--;
    }

    public DdlException Unexpected(string expected) => new(Current.Place, $"Here stands {Current.Describe()}, where {expected} is expected.");
}
