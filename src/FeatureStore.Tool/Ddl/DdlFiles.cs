namespace FeatureStore.Tool.Ddl;

/// <summary>The table that files of DDL make.</summary>
/// <param name="Table">The table after the last statement.</param>
/// <param name="Statements">How many statements are about tables.</param>
/// <param name="Others">How many are about something else.</param>
/// <param name="Contradictions">What contradicts.</param>
/// <param name="NotKept">Options that a definition does not keep.</param>
internal sealed record DdlFiles(TableShape Table, int Statements, int Others, IReadOnlyList<Contradiction> Contradictions, IReadOnlyList<DdlOption> NotKept)
{
    /// <param name="paths">The files, in the order in which they were or will be run.</param>
    /// <param name="table">Which table; may be null where they make one.</param>
    /// <exception cref="ToolException">A file is missing or no DDL, or the table cannot be told.</exception>
    public static DdlFiles Read(IReadOnlyList<string> paths, string? table)
    {
        try
        {
            var scripts = paths.Select(Parse).ToList();
            var history = DdlHistory.Of(scripts.SelectMany(script => script.Statements));
            var chosen = Choose(history.Tables, paths, table);
            return new(
                chosen,
                scripts.Sum(script => script.Statements.Length),
                scripts.Sum(script => script.Others),
                history.Contradictions,
                [.. scripts.SelectMany(script => script.NotKept)]);
        }
        catch (DdlException error)
        {
            throw new ToolException(ExitCode.BadInput, error.Message);
        }
    }

    /// <summary>The statements about tables in a file, in order.</summary>
    /// <exception cref="ToolException">The file is missing, or no DDL.</exception>
    public static IReadOnlyList<DdlStatement> StatementsOf(string path)
    {
        try
        {
            return Parse(path).Statements;
        }
        catch (DdlException error)
        {
            throw new ToolException(ExitCode.BadInput, error.Message);
        }
    }

    private static DdlScript Parse(string path)
    {
        OpenedSource.RequireFile(path);
        return DdlParser.Parse(path, File.ReadAllText(path));
    }

    private static TableShape Choose(IReadOnlyList<TableShape> tables, IReadOnlyList<string> paths, string? name)
    {
        if (tables.Count == 0)
            throw new ToolException(ExitCode.BadInput, $"No table is left by {string.Join(", ", paths)}: a CREATE TABLE is needed.");
        if (name is null && tables.Count == 1)
            return tables[0];
        return tables.FirstOrDefault(table => TableShape.Same(table.Path.Table, name ?? ""))
            ?? throw new ToolException(ExitCode.Usage, $"{(name is null ? "The files make several tables; choose one with --table" : $"The files make no table '{name}'")}: {string.Join(", ", tables.Select(table => table.Path.Table))}.");
    }
}
