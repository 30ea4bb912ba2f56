using System.Collections.Concurrent;
using System.Text.Json;
using Google.Apis.Auth.OAuth2.Responses;

namespace FeatureStore.BigQuery;

/// <summary>Makes calls: with the credential that they need, again where that may help, and with errors that say what to do.</summary>
internal sealed class BigQueryApi(string projectId, BigQueryOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<BigQueryService>>> _services = [];

    /// <summary>The project that runs the jobs and pays for them.</summary>
    public string ProjectId => projectId;

    public BigQueryOptions Options => options;

    /// <summary>A service for one upload alone, as Google's uploader puts handlers of its own into the client.</summary>
    public Task<BigQueryService> UploadServiceAsync(CancellationToken cancellationToken) => BigQueryService.CreateAsync(options, Scopes.Manage, cancellationToken);

    /// <summary>The service whose credential has a permission; made when it is first needed.</summary>
    public async Task<BigQueryService> ServiceAsync(string scope, CancellationToken cancellationToken)
    {
        var service = _services.GetOrAdd(scope, s => new(() => BigQueryService.CreateAsync(options, s, CancellationToken.None)));
        try
        {
            return await service.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BigQueryException)
        {
            // The next call looks again: the user may have logged in.
            _services.TryRemove(KeyValuePair.Create(scope, service));
            throw;
        }
    }

    /// <summary>Makes a call whose answer is a small JSON object.</summary>
    public async Task<T> SendAsync<T>(ApiRequest request, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        using var body = new BodyBuffer();
        return await SendAsync(request, body, Read, cancellationToken).ConfigureAwait(false);

        T Read(HttpResponseMessage response)
        {
            using var document = JsonDocument.Parse(body.Memory);
            try
            {
                return read(document.RootElement);
            }
            catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
            {
                throw new JsonException("it lacks what it should say, or says it in another form.", error);
            }
        }
    }

    /// <summary>Makes a call. Its body is read to the end before it is looked at, so that an answer which breaks off is asked for again.</summary>
    /// <exception cref="BigQueryException">It failed for good.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, BodyBuffer body, Func<HttpResponseMessage, T> read, CancellationToken cancellationToken)
    {
        var service = await ServiceAsync(request.Scope, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            var (result, failure) = await TryAsync(service, request, body, read, cancellationToken).ConfigureAwait(false);
            if (failure is null)
                return result!;
            var delay = failure.Delay ?? Backoff.Delay(options.Retry, attempt);
            if (!failure.MayHelp || attempt >= options.Retry.MaximumAttempts || delay > options.Retry.MaximumDelay)
                throw failure.Error;
            await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var service in _services.Values)
        {
            if (service is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                service.Value.Result.Dispose();
        }
    }

    private async Task<(T? Result, Failure? Failure)> TryAsync<T>(
        BigQueryService service, ApiRequest request, BodyBuffer body, Func<HttpResponseMessage, T> read, CancellationToken cancellationToken)
    {
        // Runs out when nothing comes for so long; each part of an answer sets it back.
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            quiet.CancelAfter(options.RequestTimeout);
            using var message = request.ToMessage(request.IsUpload ? service.UploadUri.AbsoluteUri : service.BaseUri);
            using var response = await service.HttpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, quiet.Token).ConfigureAwait(false);
            var stream = await response.Content.ReadAsStreamAsync(quiet.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
                await body.FillAsync(stream, () => quiet.CancelAfter(options.RequestTimeout), quiet.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return (read(response), null);
            var error = ApiError.Of(response.StatusCode, body.Memory);
            return (default, new(ErrorText.Explain(error, request.Context), error.IsPassing && (request.MayRepeat || error.WasNotRun), Backoff.Asked(response)));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && Lost(error) is { } problem)
        {
            var neverSent = error is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
            return (default, new(ErrorText.Explain(new(null, problem, null), request.Context, error), request.MayRepeat || neverSent, null));
        }
        catch (TokenResponseException error)
        {
            var said = error.Error is null ? "" : $": {error.Error.Error} {error.Error.ErrorDescription}".TrimEnd();
            var explained = ErrorText.Explain(new("authError", $"The credential was refused{said}.", System.Net.HttpStatusCode.Unauthorized), request.Context);
            return (default, new(explained, false, null));
        }
    }

    /// <summary>What happened to an answer that did not arrive whole; null for any other error.</summary>
    private string? Lost(Exception error) => error switch
    {
        HttpRequestException or IOException => $"The connection to BigQuery failed: {error.Message}",
        OperationCanceledException => $"BigQuery kept quiet for {options.RequestTimeout.TotalSeconds:0.###} s.",
        JsonException => $"BigQuery's answer is broken: {error.Message}",
        _ => null,
    };

    private sealed record Failure(BigQueryException Error, bool MayHelp, TimeSpan? Delay);
}
