namespace FeatureStore.Generators.Analyzers.Sql;

/// <summary>
/// Finds the names in SQL that can only be columns of one table. It would rather miss one than take an alias, a function or a column of another
/// table for it: a statement over several tables is read by its qualified names alone.
/// </summary>
internal sealed class SqlNames
{
    private readonly List<SqlToken> _tokens;
    private readonly HashSet<string> _aliasesOfTable = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _introduced = new(StringComparer.OrdinalIgnoreCase);
    private bool _hasOtherSources;
    private bool _hasTable;

    private SqlNames(List<SqlToken> tokens) => _tokens = tokens;

    /// <summary>The names, each with whether an alias of the table stands before it; none where the table is not read.</summary>
    public static IReadOnlyList<(SqlToken Name, bool IsQualified)> ColumnsOf(string tableId, string sql)
    {
        var names = new SqlNames(SqlToken.Read(sql));
        names.FindSources(tableId);
        names.FindIntroduced();
        return names._hasTable ? names.FindColumns() : [];
    }

    private void FindSources(string tableId)
    {
        var common = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (IsName(i) && At(i + 1).IsWord("as") && At(i + 2).IsMark('(') && (At(i - 1).IsWord("with") || At(i - 1).IsWord("recursive") || At(i - 1).IsMark(',')))
                common.Add(_tokens[i].Text);
        }

        _introduced.UnionWith(common);
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!At(i).IsWord("from") && !At(i).IsWord("join") && !At(i).IsWord("into") && !At(i).IsWord("update"))
                continue;
            // IS DISTINCT FROM compares, and EXTRACT(day FROM ...) takes a part of a value.
            if (At(i - 1).IsWord("distinct") || At(i - 3).IsWord("extract"))
                continue;
            var end = i + 1;
            // A subquery has sources of its own, which are seen by themselves.
            if (At(end).IsMark('('))
                continue;
            var last = "";
            while (At(end).Kind is SqlTokenKind.Word or SqlTokenKind.Quoted || At(end).IsMark('.') || At(end).IsMark('-'))
            {
                if (!At(end).IsMark('.') && !At(end).IsMark('-'))
                {
                    if (last.Length > 0 && !At(end - 1).IsMark('.') && !At(end - 1).IsMark('-'))
                        break;
                    last = Unquoted(At(end).Text);
                }

                end++;
            }

            if (!string.Equals(last, tableId, StringComparison.OrdinalIgnoreCase))
            {
                _hasOtherSources |= !common.Contains(last);
                continue;
            }

            _hasTable = true;
            _aliasesOfTable.Add(tableId);
            if (At(end).IsWord("as"))
                end++;
            if (At(end).Kind == SqlTokenKind.Word && !SqlWords.IsReserved(At(end).Text))
                _aliasesOfTable.Add(At(end).Text);
            // Old-style joins name further sources after a comma.
            _hasOtherSources |= At(end).IsMark(',') || At(end + 1).IsMark(',') && At(end).Kind == SqlTokenKind.Word && !SqlWords.IsReserved(At(end).Text);
        }
    }

    /// <summary>What the statement names itself: after AS, or right behind an expression; lambda parameters, and windows.</summary>
    private void FindIntroduced()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!IsName(i))
                continue;
            var before = At(i - 1);
            var follows = before.IsWord("as") || before.IsWord("over") || before.IsWord("window")
                || before.IsMark(')') || before.IsMark(']') || before.Kind is SqlTokenKind.Value or SqlTokenKind.Quoted || before.IsWord("end")
                || (before.Kind == SqlTokenKind.Word && !SqlWords.IsReserved(before.Text));
            var leads = At(i + 1).IsMark('-') && At(i + 2).IsMark('>') || At(i + 1).IsMark(':') && At(i + 2).IsMark('=') || At(i + 1).IsMark('=') && At(i + 2).IsMark('>');
            if (follows || leads)
                _introduced.Add(_tokens[i].Text);
        }
    }

    private List<(SqlToken, bool)> FindColumns()
    {
        var found = new List<(SqlToken, bool)>();
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!IsName(i) || At(i + 1).IsMark('(') || _introduced.Contains(_tokens[i].Text) || _aliasesOfTable.Contains(_tokens[i].Text))
                continue;
            if (At(i - 1).IsMark('.'))
            {
                if (At(i - 2).Kind == SqlTokenKind.Word && _aliasesOfTable.Contains(At(i - 2).Text) && !At(i - 3).IsMark('.') && !At(i + 1).IsMark('.'))
                    found.Add((_tokens[i], true));
            }
            else if (!_hasOtherSources && !At(i + 1).IsMark('.') && !At(i - 1).IsMark('-') && !At(i + 1).IsMark('-') && !IsSource(i))
            {
                found.Add((_tokens[i], false));
            }
        }

        return found;
    }

    private bool IsSource(int i) => At(i - 1).IsWord("from") || At(i - 1).IsWord("join") || At(i - 1).IsWord("into") || At(i - 1).IsWord("update");

    private bool IsName(int i) => i >= 0 && i < _tokens.Count && _tokens[i].Kind == SqlTokenKind.Word && !SqlWords.IsReserved(_tokens[i].Text);

    private SqlToken At(int i) => i >= 0 && i < _tokens.Count ? _tokens[i] : new(SqlTokenKind.Mark, ";", 0);

    // BigQuery takes a whole path in one pair of backticks.
    private static string Unquoted(string text)
    {
        var bare = text.Trim('`', '"');
        return bare.Substring(bare.LastIndexOf('.') + 1);
    }
}
