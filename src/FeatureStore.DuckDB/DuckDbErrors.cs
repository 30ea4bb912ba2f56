using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

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

    public static FeatureStoreException Running(SqlStatement statement, string store, StatementException error)
    {
        var problem = FirstLine(error.Message);
        // Of exports in place, what is wrong with a file shows only when a query comes to it.
        if (BadFile().Match(problem) is { Success: true } bad)
            return new FeatureStoreDataException(bad.Groups["file"].Value, null, null, null, $"{(bad.Groups["kind"].Value == "Malformed JSON" ? "broken JSON" : "a value does not fit its column")} {bad.Groups["rest"].Value}", error);
        if (MissingTableName().Match(error.Message) is { Success: true } match)
            return new($"{MissingTable(match.Groups[1].Value, store)}\nThe statement was:\n{statement.Text}", error);
        return IsOfTheEngine(error.ErrorType)
            ? new FeatureStoreException($"{problem}\nThe statement was:\n{statement.Text}", error)
            : new FeatureStoreQueryException(problem, statement, error);
    }

    public static string MissingTable(string table, string store) => $"Table {table} is not in {store}; load it with LoadAsync or 'featurestore load'.";

    /// <summary>The sentence of a message, without the advice and the excerpt that follow it.</summary>
    public static string FirstLine(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).Trim();
    }

    /// <summary>Whether the engine itself is in trouble, so that another statement would fare no better.</summary>
    private static bool IsOfTheEngine(DuckDBErrorType type) => type is DuckDBErrorType.Connection or DuckDBErrorType.Io or DuckDBErrorType.Network
        or DuckDBErrorType.Http or DuckDBErrorType.Permission or DuckDBErrorType.OutOfMemory or DuckDBErrorType.Interrupt or DuckDBErrorType.Fatal
        or DuckDBErrorType.Internal or DuckDBErrorType.Transaction;

    [GeneratedRegex(@"PID (\d+)")]
    private static partial Regex Holder();

    [GeneratedRegex(@"(?<kind>Malformed JSON|JSON transform error) in file ""(?<file>.+?)"",? (?<rest>.+)$")]
    private static partial Regex BadFile();

    [GeneratedRegex(@"Table with name (\S+) does not exist")]
    private static partial Regex MissingTableName();
}
