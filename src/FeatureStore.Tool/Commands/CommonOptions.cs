using System.CommandLine;
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
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"'{text}' is no day; write it as in 2026-02-06.");
            return null;
        },
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

    public static Option<OutputFormat> Format() => new("--format")
    {
        Description = "How to print: table, json, csv or markdown.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => OutputFormat.Table,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Enum.GetNames<OutputFormat>().FirstOrDefault(n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase)) is { } name)
                return Enum.Parse<OutputFormat>(name);
            result.AddError($"'{text}' is no format; choose table, json, csv or markdown.");
            return OutputFormat.Table;
        },
    };
}
