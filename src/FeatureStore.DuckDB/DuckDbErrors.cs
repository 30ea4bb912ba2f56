using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace FeatureStore.DuckDB;

/// <summary>Turns what DuckDB says into what a user can do.</summary>
internal static partial class DuckDbErrors
{
    public static FeatureStoreException Opening(string path, DuckDBException error)
    {
        var message = error.Message;
        if (message.Contains("Could not set lock", StringComparison.Ordinal))
        {
            var holder = Holder().Match(message) is { Success: true } match ? $" (process {match.Groups[1].Value})" : "";
            return new($"{path} is open in another process{holder}; close it there, or open it read-only in both.", error);
        }

        if (message.Contains("not a valid DuckDB database", StringComparison.Ordinal))
            return new FeatureStoreDataException(path, null, null, null, "this is no DuckDB database; to read an export, load it or query it in place.", error);
        return new($"{path} cannot be opened: {FirstLine(message)}", error);
    }

    public static FeatureStoreException Running(SqlStatement statement, string store, DuckDBException error)
    {
        var problem = FirstLine(error.Message);
        // Of exports in place, what is wrong with a file shows only when a query comes to it.
        if (BadFile().Match(problem) is { Success: true } bad)
            return new FeatureStoreDataException(bad.Groups["file"].Value, null, null, null, $"{(bad.Groups["kind"].Value == "Malformed JSON" ? "broken JSON" : "a value does not fit its column")} {bad.Groups["rest"].Value}", error);
        if (MissingTable().Match(error.Message) is { Success: true } match)
            problem = $"Table {match.Groups[1].Value} is not in {store}; load it with LoadAsync or 'featurestore load'.";
        return new($"{problem}\nThe statement was:\n{statement.Text}", error);
    }

    /// <summary>The sentence of a message, without the advice and the excerpt that follow it.</summary>
    public static string FirstLine(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).Trim();
    }

    [GeneratedRegex(@"PID (\d+)")]
    private static partial Regex Holder();

    [GeneratedRegex(@"(?<kind>Malformed JSON|JSON transform error) in file ""(?<file>.+?)"",? (?<rest>.+)$")]
    private static partial Regex BadFile();

    [GeneratedRegex(@"Table with name (\S+) does not exist")]
    private static partial Regex MissingTable();
}
