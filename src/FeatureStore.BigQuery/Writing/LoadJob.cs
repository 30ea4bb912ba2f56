using System.Globalization;
using System.Net;
using System.Text.Json;
using Google;
using Google.Apis.Upload;

namespace FeatureStore.BigQuery;

/// <summary>
/// Writes rows by a load job: they are uploaded in parts, each of which may be sent again, and appear in the table all at once or not at all. The
/// job has an id of our own, so that it runs once whatever happens to the calls.
/// </summary>
internal sealed class LoadJob<TRow>(BigQueryApi api, string project, string dataset)
    where TRow : ITableRow<TRow>
{
    private static readonly TimeSpan TimeToCancel = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(10);

    private readonly JobReference _job = QueryRequests.NewJob(api);

    private CallContext Context => new() { Job = _job, Table = $"{project}.{dataset}.{TRow.Table.TableId}" };

    public async Task<long> RunAsync(IEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        var stream = new RowStream<TRow>(rows);
        await using (stream.ConfigureAwait(false))
        {
            await UploadAsync(stream, cancellationToken).ConfigureAwait(false);
            var written = await DoneAsync(cancellationToken).ConfigureAwait(false);
            return written == stream.RowCount
                ? written
                : throw ErrorText.Explain(new(null, $"{stream.RowCount} rows were sent to {Context.Table}, but BigQuery says that it wrote {written}.", null), Context);
        }
    }

    private async Task UploadAsync(RowStream<TRow> stream, CancellationToken cancellationToken)
    {
        var session = await StartAsync(cancellationToken).ConfigureAwait(false);
        using var service = await api.UploadServiceAsync(cancellationToken).ConfigureAwait(false);
        var upload = ResumableUpload.CreateFromUploadUri(session, stream, new() { HttpClient = service.HttpClient, Serializer = service.Serializer, ServiceName = service.Name });
        for (var attempt = 1; ; attempt++)
        {
            var progress = await SendAsync(upload, attempt > 1, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (stream.Error is { } error)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
            // An earlier part of the last attempt may have got through: the job is there.
            if (progress.Status == UploadStatus.Completed || progress.Exception is GoogleApiException { HttpStatusCode: HttpStatusCode.Conflict })
                return;
            var failure = Failure(progress.Exception);
            if (!failure.IsPassing || attempt >= api.Options.Retry.MaximumAttempts)
                throw ErrorText.Explain(failure with { Message = $"{failure.Message} The upload broke off, and nothing was written." }, Context);
            await Task.Delay(Backoff.Delay(api.Options.Retry, attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Begins the upload; the job starts when the last part is there.</summary>
    private async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        using var body = new BodyBuffer();
        var request = new ApiRequest(HttpMethod.Post, $"projects/{ApiRequest.Segment(api.ProjectId)}/jobs?uploadType=resumable", Scopes.Manage)
        {
            IsUpload = true,
            Context = Context,
            Json = JsonBody.Write(Configuration),
        };
        return await api.SendAsync(request, body, response => response.Headers.Location, cancellationToken).ConfigureAwait(false)
            ?? throw ErrorText.Explain(new(null, "BigQuery began an upload without an address for it.", null), Context);
    }

    private void Configuration(Utf8JsonWriter json)
    {
        JsonBody.Reference(json, _job);
        json.WriteStartObject("configuration");
        JsonBody.Labels(json, api.Options);
        json.WriteStartObject("load");
        TableBody.Reference(json, "destinationTable", TRow.Table, project, dataset);
        json.WriteString("sourceFormat", "NEWLINE_DELIMITED_JSON");
        json.WriteString("createDisposition", "CREATE_NEVER");
        json.WriteString("writeDisposition", "WRITE_APPEND");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private async Task<IUploadProgress> SendAsync(ResumableUpload upload, bool isResumed, CancellationToken cancellationToken)
    {
        // A part that stands still for so long is lost.
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        quiet.CancelAfter(api.Options.RequestTimeout);
        upload.ProgressChanged += OnProgress;
        try
        {
            return await (isResumed ? upload.ResumeAsync(quiet.Token) : upload.UploadAsync(quiet.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return upload.GetProgress();
        }
        finally
        {
            upload.ProgressChanged -= OnProgress;
        }

        void OnProgress(IUploadProgress progress) => quiet.CancelAfter(api.Options.RequestTimeout);
    }

    private static ApiError Failure(Exception? error) => error switch
    {
        GoogleApiException google => new(google.Error?.Errors?.FirstOrDefault()?.Reason, google.Error?.Message ?? $"HTTP status {(int)google.HttpStatusCode}.", google.HttpStatusCode),
        HttpRequestException or IOException or OperationCanceledException or null => new("backendError", $"The connection to BigQuery failed: {error?.Message}", null),
        _ => new(null, error.Message, null),
    };

    private async Task<long> DoneAsync(CancellationToken cancellationToken)
    {
        var wait = FirstPoll;
        try
        {
            while (true)
            {
                var (isDone, failure, rows) = await api.SendAsync(QueryRequests.Job(_job, Context), Read, cancellationToken).ConfigureAwait(false);
                if (failure is not null)
                    throw ErrorText.Explain(failure with { Message = $"The rows do not fit table {Context.Table}, and nothing was written: {failure.Message}" }, Context);
                if (isDone)
                    return rows;
                await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
                wait = wait * 2 < LongestPoll ? wait * 2 : LongestPoll;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            using var patience = new CancellationTokenSource(TimeToCancel);
            await api.SendAsync(QueryRequests.Cancel(_job), _ => true, patience.Token).ConfigureAwait(false);
            throw;
        }
    }

    private static (bool IsDone, ApiError? Failure, long Rows) Read(JsonElement job)
    {
        var status = job.GetProperty("status");
        if (ApiError.Text(status, "state") != "DONE")
            return (false, null, 0);
        var failure = ApiError.OfJob(job);
        if (failure is not null && status.TryGetProperty("errors", out var errors))
        {
            // The result says that it failed; the errors say where.
            var all = errors.EnumerateArray().Select(e => ApiError.Text(e, "message")).Where(m => m is not null).Distinct().Take(5);
            failure = failure with { Message = string.Join(" ", all) };
        }

        var rows = job.TryGetProperty("statistics", out var statistics) && statistics.TryGetProperty("load", out var load) ? ApiError.Text(load, "outputRows") : null;
        return (true, failure, rows is null ? 0 : long.Parse(rows, CultureInfo.InvariantCulture));
    }
}
