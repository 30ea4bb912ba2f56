namespace FeatureStore.BigQuery;

/// <summary>What BigQuery refused or failed to do; the message says what to do about it where that is known. It never holds a credential.</summary>
public class BigQueryException : FeatureStoreException
{
    /// <summary>An error with its message and, if there is one, its cause.</summary>
    public BigQueryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>BigQuery's word for the error, such as notFound or rateLimitExceeded; null if it comes from somewhere else.</summary>
    public string? Reason { get; init; }

    /// <summary>HTTP status of the answer; null if there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Id of the job; null if there is none, or none is known.</summary>
    public string? JobId { get; init; }

    /// <summary>Location of the job, such as US; null if it is not known.</summary>
    public string? Location { get; init; }

    /// <summary>The SQL text, without the values of its parameters; null if the call was no query.</summary>
    public string? Statement { get; init; }

    /// <summary>The message without the statement; null if there is none in it.</summary>
    internal string? Problem { get; init; }
}
