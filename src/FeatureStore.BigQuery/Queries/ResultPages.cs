namespace FeatureStore.BigQuery;

/// <summary>The pages of a result, one after the other: while one is read, the next is fetched into the memory of the one before.</summary>
internal sealed class ResultPages : IAsyncDisposable
{
    private static readonly TimeSpan NotYet = TimeSpan.FromMilliseconds(200);

    private readonly BigQueryApi _api;
    private readonly SqlStatement _statement;
    private readonly CancellationTokenSource _stop;
    private readonly HashSet<string> _tokens = [];
    private ResultPage _spare = new();
    private Task? _next;
    private long _rows;

    /// <param name="api">Fetches them.</param>
    /// <param name="statement">What made them, for errors.</param>
    /// <param name="job">The job that made them.</param>
    /// <param name="first">The first page.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    public ResultPages(BigQueryApi api, SqlStatement statement, JobReference job, ResultPage first, CancellationToken cancellationToken)
    {
        _api = api;
        _statement = statement;
        Job = job;
        Current = first;
        Columns = first.Columns ?? [];
        TotalRows = first.TotalRows;
        BytesProcessed = first.TotalBytesProcessed;
        CacheHit = first.CacheHit;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Take();
    }

    public JobReference Job { get; }

    public ResultColumn[] Columns { get; }

    public long? TotalRows { get; }

    public long? BytesProcessed { get; }

    public bool CacheHit { get; }

    /// <summary>The page that is read.</summary>
    public ResultPage Current { get; private set; }

    /// <summary>Goes to the next page, which may be empty; false after the last.</summary>
    /// <exception cref="BigQueryException">The page cannot be had, or rows are missing or doubled at the end.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (_next is null)
        {
            return TotalRows is not { } total || _rows == total
                ? false
                : throw Broken($"BigQuery announced {total} rows, but sent {_rows}; run the query again.");
        }

        await _next.WaitAsync(cancellationToken).ConfigureAwait(false);
        (Current, _spare) = (_spare, Current);
        Take();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_next is not null)
            await _next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        Current.Dispose();
        _spare.Dispose();
    }

    private void Take()
    {
        if (Current.RowCount > 0 && Current.ValuesPerRow != Columns.Length)
            throw Broken($"BigQuery sent rows of {Current.ValuesPerRow} values, but the result has {Columns.Length} columns.");
        _rows += Current.RowCount;
        if (Current.PageToken is not { } token)
            _next = null;
        else if (_tokens.Add(token))
            _next = FetchAsync(_spare, token);
        else
            throw Broken("BigQuery led back to a page that was read already; run the query again.");
    }

    private async Task FetchAsync(ResultPage page, string token)
    {
        var request = QueryRequests.Results(_api, Job, token, _statement);
        do
        {
            await _api.SendAsync(
                request,
                page.Body,
                _ =>
                {
                    page.Parse();
                    return true;
                },
                _stop.Token).ConfigureAwait(false);
            if (!page.JobComplete)
                await Task.Delay(NotYet, _stop.Token).ConfigureAwait(false);
        }
        while (!page.JobComplete);
    }

    private BigQueryException Broken(string problem) => ErrorText.Explain(new(null, problem, null), new() { Statement = _statement.Text, Job = Job });
}
