using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Analyzers.Sql;

/// <summary>The text of a string literal, and where each character of it stands in the source.</summary>
internal sealed class SqlLiteral
{
    private readonly List<int> _positions;
    private readonly SyntaxTree _tree;

    private SqlLiteral(string text, List<int> positions, SyntaxTree tree) => (Text, _positions, _tree) = (text, positions, tree);

    public string Text { get; }

    /// <summary>The place of some characters of the text.</summary>
    public Location Place(int start, int length) =>
        Location.Create(_tree, TextSpan.FromBounds(_positions[start], _positions[start + length - 1] + 1));

    /// <summary>The text of a literal token; null for an escape that hides where a character stands.</summary>
    public static SqlLiteral? Read(SyntaxToken token)
    {
        var source = token.Text;
        if (token.IsKind(SyntaxKind.StringLiteralToken))
            return source.StartsWith("@", StringComparison.Ordinal) ? Read(token, 2, source.Length - 1, '"') : Read(token, 1, source.Length - 1, '\\');
        if (!token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) && !token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            return null;
        var quotes = source.TakeWhile(c => c == '"').Count();
        return Read(token, quotes, source.Length - quotes, escape: '\0');
    }

    private static SqlLiteral? Read(SyntaxToken token, int from, int to, char escape)
    {
        var source = token.Text;
        var text = new StringBuilder(source.Length);
        var positions = new List<int>(source.Length);
        for (var i = from; i < to; i++)
        {
            positions.Add(token.SpanStart + i);
            if (escape == '\0' || source[i] != escape)
            {
                text.Append(source[i]);
                continue;
            }

            if (++i >= to)
                return null;
            switch (source[i])
            {
                case '"' or '\'' or '\\':
                    text.Append(source[i]);
                    break;
                case 'n' or 'r' or 't':
                    text.Append(' ');
                    break;
                default:
                    return null;
            }
        }

        return new(text.ToString(), positions, token.SyntaxTree!);
    }
}
