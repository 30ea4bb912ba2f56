namespace FeatureStore.BigQuery;

/// <summary>How urgent a query is.</summary>
public enum QueryPriority
{
    /// <summary>At once.</summary>
    Interactive,

    /// <summary>When BigQuery has room, which may take hours; it does not count against the limit of concurrent queries.</summary>
    Batch,
}

/// <summary>How to reach BigQuery and how to run there.</summary>
public sealed record BigQueryOptions
{
    /// <summary>Who asks. Application default credentials by default; nobody if there is an <see cref="Endpoint"/>.</summary>
    public BigQueryCredential? Credential { get; init; }

    /// <summary>Another address than Google's, such as http://localhost:9050 of an emulator; null for Google's.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Project of the tables; null for the one of each definition.</summary>
    public string? TableProject { get; init; }

    /// <summary>Dataset of the tables; null for the one of each definition.</summary>
    public string? TableDataset { get; init; }

    /// <summary>Where jobs run, such as US or europe-west1; null to let BigQuery tell by the tables.</summary>
    public string? Location { get; init; }

    /// <summary>Labels of each job, by which costs are told apart in billing exports; keys and values in lower case.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a result may come from BigQuery's cache, which costs nothing.</summary>
    public bool UseQueryCache { get; init; } = true;

    /// <summary>How urgent queries are.</summary>
    public QueryPriority Priority { get; init; }

    /// <summary>Bytes above which BigQuery itself fails a query, without charge; it counts at least 10 MB for each table. Null for the project's setting.</summary>
    public long? MaximumBytesBilled { get; init; }

    /// <summary>Bytes above which a query is refused here, after a dry run that costs nothing and before it runs. Null for no limit.</summary>
    public long? ByteLimit { get; init; }

    /// <summary>Most rows of a page, whose bytes are held in memory; null for as many as BigQuery sends, which is up to 10 MB.</summary>
    public int? PageRows { get; init; }

    /// <summary>How long a query may take until its first row is there; then its job is cancelled. Null for no limit.</summary>
    public TimeSpan? QueryTimeout { get; init; }

    /// <summary>How long an answer, or the rest of one, may keep quiet before the call counts as lost.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How calls are repeated that may be.</summary>
    public RetryOptions Retry { get; init; } = new();
}

/// <summary>
/// How calls are repeated after 429, 5xx, a lost connection or a reason that passes: after a random time below a bound that doubles each time, or
/// when the answer's Retry-After says. A call that may have run, and would run twice, is not repeated.
/// </summary>
public sealed record RetryOptions
{
    /// <summary>How often a call is made at most.</summary>
    public int MaximumAttempts { get; init; } = 7;

    /// <summary>Bound of the first wait.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bound of any wait; an answer that asks for a longer one fails the call.</summary>
    public TimeSpan MaximumDelay { get; init; } = TimeSpan.FromSeconds(60);
}
