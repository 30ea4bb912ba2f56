using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>Options and arguments that several commands share.</summary>
internal static class CommonOptions
{
    public static Argument<DateOnly?> Day() => new("DATE")
    {
        Description = "Day to look at, such as 2026-02-06; the newest there is by default.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ParseDay,
    };

    public static Option<string> Table() => new("--table")
    {
        Description = "Table to look at.",
        HelpName = "NAME",
        DefaultValueFactory = _ => KnownTables.Default.TableId,
    };

    public static Option<string?> Store() => new("--store") { Description = "DuckDB file with the tables.", HelpName = "FILE" };

    public static Option<string[]> Source() => new("--source")
    {
        Description = "Exports to read in place: NDJSON, Parquet or CSV.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>For every command: where the rows are in BigQuery.</summary>
    public static Option<BigQuerySource?> BigQuery { get; } = new("--bigquery")
    {
        Description = "BigQuery project that pays and has the tables, and their dataset if it is not that of the definition.",
        HelpName = "PROJECT[.DATASET]",
        Recursive = true,
        CustomParser = result =>
        {
            if (BigQuerySource.Parse(result.Tokens[0].Value) is { } source)
                return source;
            result.AddError($"'{result.Tokens[0].Value}' is no PROJECT or PROJECT.DATASET of BigQuery.");
            return null;
        },
    };

    /// <summary>For every command on BigQuery: most bytes that a query may process.</summary>
    public static Option<long?> MaxBytes { get; } = new("--max-bytes")
    {
        Description = "With --bigquery: refuse a query that would process more, such as 500MB or 2GB.",
        HelpName = "BYTES",
        Recursive = true,
        CustomParser = result =>
        {
            if (BigQuerySource.ParseBytes(result.Tokens[0].Value) is { } bytes)
                return bytes;
            result.AddError($"'{result.Tokens[0].Value}' is no number of bytes; write it as in 500MB or 2GB.");
            return null;
        },
    };

    /// <summary>For every command on BigQuery: say what its query would process, and do not run it.</summary>
    public static Option<bool> DryRun { get; } = new("--dry-run")
    {
        Description = "With --bigquery: say what the query would process, and do not run it.",
        Recursive = true,
    };

    public static Option<OutputFormat> Format() => OneOf<OutputFormat>("--format", "FORMAT", "How to print", "format");

    public static Option<FailOn> FailOn() => OneOf<FailOn>("--fail-on", "LEVEL", "From when on to fail", "level to fail on");

    public static DateOnly? ParseDay(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"'{text}' is no day; write it as in 2026-02-06.");
        return null;
    }

    // The names of an enum as a closed list of words, the first by default. Help would print a default as the enum spells it, so it is told here.
    private static Option<T> OneOf<T>(string name, string helpName, string description, string what)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToArray();
        var choice = $"{string.Join(", ", names[..^1])} or {names[^1]}";
        return new(name)
        {
            Description = $"{description}: {choice}. [default: {names[0]}]",
            HelpName = helpName,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (names.Contains(text, StringComparer.OrdinalIgnoreCase))
                    return Enum.Parse<T>(text, ignoreCase: true);
                result.AddError($"'{text}' is no {what}; choose {choice}.");
                return default;
            },
        };
    }
}
