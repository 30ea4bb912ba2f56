namespace FeatureStore;

/// <summary>Something that a user can mend: the message says what is wrong, where, and what to do.</summary>
public class FeatureStoreException : Exception
{
    /// <summary>An error with its message.</summary>
    public FeatureStoreException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its message and its cause.</summary>
    public FeatureStoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>An engine refused a statement, or failed in evaluating it: the statement and the values are to blame, not the way to the engine.</summary>
public sealed class FeatureStoreQueryException : FeatureStoreException
{
    /// <summary>An error with what the engine said, and the statement.</summary>
    public FeatureStoreQueryException(string problem, SqlStatement statement, Exception? innerException = null)
        : base($"{problem}\nThe statement was:\n{statement?.Text}", innerException)
    {
        ArgumentNullException.ThrowIfNull(statement);
        (Problem, Statement) = (problem, statement);
    }

    /// <summary>What the engine said, in a sentence.</summary>
    public string Problem { get; }

    /// <summary>The statement, with its parameters.</summary>
    public SqlStatement Statement { get; }
}

/// <summary>A value in a file that does not fit its column.</summary>
public sealed class FeatureStoreDataException : FeatureStoreException
{
    /// <summary>An error at a place in a file.</summary>
    public FeatureStoreDataException(string file, long? row, string? column, string? value, string problem, Exception? innerException = null)
        : base(Describe(file, row, column, problem), innerException)
    {
        File = file;
        Row = row;
        Column = column;
        Value = value;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The row in the file, from 1, headers and empty lines not counted; null if it is not one row.</summary>
    public long? Row { get; }

    /// <summary>The column; null if it is not one column.</summary>
    public string? Column { get; }

    /// <summary>The value as the file has it; null if it is missing, or not one value.</summary>
    public string? Value { get; }

    private static string Describe(string file, long? row, string? column, string problem) =>
        $"{file}{(row is null ? "" : $", row {row}")}{(column is null ? "" : $", column {column}")}: {problem}";
}
