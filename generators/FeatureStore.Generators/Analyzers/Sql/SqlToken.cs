namespace FeatureStore.Generators.Analyzers.Sql;

internal enum SqlTokenKind
{
    /// <summary>A bare name or keyword.</summary>
    Word,

    /// <summary>A name in backticks, double quotes or brackets.</summary>
    Quoted,

    /// <summary>A text, number or parameter.</summary>
    Value,

    /// <summary>Anything else, a character at a time.</summary>
    Mark,
}

/// <summary>A piece of SQL: enough of it to tell names from everything else, in both dialects.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Start)
{
    public bool IsMark(char mark) => Kind == SqlTokenKind.Mark && Text[0] == mark;

    public bool IsWord(string word) => Kind == SqlTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The pieces of a text, without comments and white space.</summary>
    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        for (var i = 0; i < sql.Length;)
        {
            var start = i;
            var c = sql[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c == '-' && Next(sql, i) == '-')
            {
                i = Until(sql, "\n", i);
            }
            else if (c == '/' && Next(sql, i) == '*')
            {
                i = Until(sql, "*/", i + 2);
            }
            else if (c is '\'' or '"' or '`')
            {
                i = Closing(sql, i);
                tokens.Add(new(c == '\'' ? SqlTokenKind.Value : SqlTokenKind.Quoted, sql.Substring(start, i - start), start));
            }
            else if (IsNameStart(c))
            {
                while (i < sql.Length && (IsNameStart(sql[i]) || char.IsDigit(sql[i])))
                    i++;
                tokens.Add(new(SqlTokenKind.Word, sql.Substring(start, i - start), start));
            }
            else if (char.IsDigit(c) || (c is '$' or '@' or ':' or '?' && IsNameStart(Next(sql, i))))
            {
                i++;
                while (i < sql.Length && (IsNameStart(sql[i]) || char.IsDigit(sql[i]) || (sql[i] == '.' && char.IsDigit(c))))
                    i++;
                tokens.Add(new(SqlTokenKind.Value, sql.Substring(start, i - start), start));
            }
            else
            {
                i++;
                tokens.Add(new(SqlTokenKind.Mark, c.ToString(), start));
            }
        }

        return tokens;
    }

    private static char Next(string sql, int i) => i + 1 < sql.Length ? sql[i + 1] : '\0';

    private static int Until(string sql, string end, int from)
    {
        var found = from >= sql.Length ? -1 : sql.IndexOf(end, from, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + end.Length;
    }

    // A doubled quote inside closes one text and opens the next, which comes to the same.
    private static int Closing(string sql, int open)
    {
        var found = sql.IndexOf(sql[open], open + 1);
        return found < 0 ? sql.Length : found + 1;
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';
}
