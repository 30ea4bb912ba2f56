namespace FeatureStore.BigQuery;

/// <summary>A statement from its start to its first page: it is polled, run again if its job is lost, and its job is stopped when nobody waits any more.</summary>
internal sealed class RunningQuery(BigQueryApi api, SqlStatement statement, AbandonedCalls abandoned)
{
    private static readonly TimeSpan TimeToCancel = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(5);

    private JobReference? _job;

    /// <summary>Runs the statement; the rows are ready when this ends.</summary>
    /// <exception cref="BigQueryException">It failed, or took longer than the options allow.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the job was told to stop.</exception>
    public async Task<ResultPages> StartAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (api.Options.QueryTimeout is { } limit)
            timeout.CancelAfter(limit);
        var page = new ResultPage();
        try
        {
            await RunAsync(page, timeout.Token).ConfigureAwait(false);
            var pages = new ResultPages(api, statement, _job ?? throw new BigQueryException("BigQuery ran the query, but did not name its job."), page, cancellationToken);
            page = null;
            return pages;
        }
        catch (OperationCanceledException error) when (timeout.IsCancellationRequested)
        {
            var stopped = await StopAsync().ConfigureAwait(false);
            throw cancellationToken.IsCancellationRequested
                ? new OperationCanceledException($"The query was cancelled{stopped}.", error, cancellationToken)
                : new BigQueryException($"The query took longer than {api.Options.QueryTimeout!.Value.TotalSeconds:0.###} s{stopped}.\nThe statement was:\n{statement.Text}", error)
                {
                    JobId = _job?.JobId,
                    Location = _job?.Location,
                    Statement = statement.Text,
                };
        }
        finally
        {
            page?.Dispose();
        }
    }

    private async Task RunAsync(ResultPage page, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Batch priority is only for jobs that are inserted.
                if (api.Options.Priority == QueryPriority.Batch)
                    await InsertAsync(cancellationToken).ConfigureAwait(false);
                else
                    await QueryAsync(page, cancellationToken).ConfigureAwait(false);
                await PollAsync(page, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (BigQueryException error) when (new ApiError(error.Reason, "", null).IsLostJob && attempt < api.Options.Retry.MaximumAttempts)
            {
                // The job is over and has left nothing: it is run again as another.
                _job = null;
                await Task.Delay(Backoff.Delay(api.Options.Retry, attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task InsertAsync(CancellationToken cancellationToken)
    {
        _job = QueryRequests.NewJob(api);
        try
        {
            _job = await api.SendAsync(QueryRequests.Insert(api, statement, _job), job => JobReference.Read(job.GetProperty("jobReference")), cancellationToken).ConfigureAwait(false) ?? _job;
        }
        catch (BigQueryException error) when (error.Reason == "duplicate" || error.StatusCode == 409)
        {
            // Nobody else knows the id: an earlier attempt got through, and its answer was lost.
        }
    }

    private async Task QueryAsync(ResultPage page, CancellationToken cancellationToken)
    {
        // The job has an id only when the call is answered. A caller who cancels does not wait for that; the call is followed to its end, and its job stopped.
        var patience = new CancellationTokenSource();
        var call = api.SendAsync(QueryRequests.Query(api, statement, Guid.NewGuid().ToString()), page.Body, _ => Parse(page), patience.Token);
        try
        {
            await call.WaitAsync(cancellationToken).ConfigureAwait(false);
            patience.Dispose();
            _job = page.Job;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            patience.CancelAfter(TimeToCancel);
            abandoned.Add(StopWhenKnownAsync(call, page, patience));
            throw;
        }
    }

    private async Task StopWhenKnownAsync(Task<bool> call, ResultPage page, CancellationTokenSource patience)
    {
        try
        {
            await call.ConfigureAwait(false);
            if (page is { JobComplete: false, Job: { } job })
                await api.SendAsync(QueryRequests.Cancel(job), _ => true, patience.Token).ConfigureAwait(false);
        }
        finally
        {
            patience.Dispose();
        }
    }

    private async Task PollAsync(ResultPage page, CancellationToken cancellationToken)
    {
        var wait = FirstPoll;
        var isFirst = api.Options.Priority == QueryPriority.Batch;
        while (isFirst || !page.JobComplete)
        {
            if (!isFirst)
            {
                await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
                wait = wait * 2 < LongestPoll ? wait * 2 : LongestPoll;
            }

            isFirst = false;
            var request = QueryRequests.Results(api, _job ?? throw new BigQueryException("BigQuery did not name the job of the query."), null, statement);
            await api.SendAsync(request, page.Body, _ => Parse(page), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tells the job to stop, and says in half a sentence how that went.</summary>
    private async Task<string> StopAsync()
    {
        if (_job is null)
            return "";
        using var patience = new CancellationTokenSource(TimeToCancel);
        try
        {
            await api.SendAsync(QueryRequests.Cancel(_job), _ => true, patience.Token).ConfigureAwait(false);
            return $", and job {_job.JobId} was told to stop";
        }
        catch (Exception error) when (error is BigQueryException or OperationCanceledException)
        {
            return $"; job {_job.JobId} may still run, as it could not be told to stop: {error.Message}";
        }
    }

    private static bool Parse(ResultPage page)
    {
        page.Parse();
        return true;
    }
}
