using System.Text.Json;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Tool.Contracts;
using FeatureStore.Tool.Ddl;

namespace FeatureStore.Tool.Drift;

/// <summary>Where a live table is: in BigQuery, in a DuckDB file, or described by a file.</summary>
internal static class DriftSource
{
    // A live table needs no names in C#.
    private static readonly string[] AboutCSharp = ["FS0008", "FS0009", "FS0017", "FS0018"];

    /// <summary>Requires that the command line names one place, and no more.</summary>
    /// <exception cref="ToolException">It names none, or several.</exception>
    public static void RequireOne(string? store, string? tableJson)
    {
        string[] named = [.. new[] { OpenedSource.BigQuery is null ? null : "--bigquery", store is null ? null : "--store", tableJson is null ? null : "--table-json" }.OfType<string>()];
        if (named.Length == 0)
            throw new ToolException(ExitCode.Usage, "Say where the live table is: --bigquery PROJECT[.DATASET], --store FILE, or --table-json FILE.");
        if (named.Length > 1)
            throw new ToolException(ExitCode.Usage, $"{string.Join(" and ", named)} exclude each other: name one place.");
    }

    /// <summary>The definition to compare with: the one of a name, or else the one that the file is about, or the only one, or the tool's own.</summary>
    /// <exception cref="ToolException">There is none, or several to choose from.</exception>
    public static ContractTable Definition(string folder, string? name, TableShape? live)
    {
        var tables = DefinitionFolder.Read(folder);
        var chosen = name ?? live?.Path.Table ?? (tables.Count == 1 ? tables[0].Name : KnownTables.Default.TableId);
        if (tables.FirstOrDefault(table => TableShape.Same(table.Name, chosen)) is { } found)
            return found;
        var problem = name is null && live is null ? $"Say which table of '{folder}' with --table" : $"There is no table '{chosen}' in '{folder}'";
        throw new ToolException(ExitCode.Usage, $"{problem}; the tables are {string.Join(", ", tables.Select(table => table.Name))}.");
    }

    /// <summary>The table that a file describes, as 'bq show --format=prettyjson' prints it.</summary>
    /// <exception cref="ToolException">The file is missing, or holds something else.</exception>
    public static TableShape ReadJson(string path)
    {
        OpenedSource.RequireFile(path);
        return Parse(path, File.ReadAllText(path));
    }

    /// <summary>The table that a text describes.</summary>
    /// <exception cref="ToolException">The text is something else.</exception>
    public static TableShape Parse(string name, string text)
    {
        DefinitionFolder.Require(Problems(name, text));
        try
        {
            return TableJsonReader.Read(text);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new ToolException(ExitCode.BadInput, $"{name}: {error.Message}");
        }
    }

    private static IEnumerable<DiagnosticInfo> Problems(string name, string text) =>
        DefinitionReader.Read(new DefinitionFile(name, text), catalog: null).Diagnostics.Where(problem => !AboutCSharp.Contains(problem.ToDiagnostic().Id));
}
