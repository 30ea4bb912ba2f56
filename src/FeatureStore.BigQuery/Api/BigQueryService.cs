using Google.Apis.Http;
using Google.Apis.Services;

namespace FeatureStore.BigQuery;

/// <summary>The REST API, version 2: Google's own HTTP client under it puts the credential into each call, and refreshes it when it has run out.</summary>
internal sealed class BigQueryService : BaseClientService
{
    private const string GoogleUri = "https://bigquery.googleapis.com/";

    private readonly Uri _root;

    private BigQueryService(Uri root, Initializer initializer)
        : base(initializer)
    {
        _root = root;
        // Headers come within this time, or the call is lost; of the body the caller watches each part.
        HttpClient.Timeout = Timeout.InfiniteTimeSpan;
    }

    public override string Name => "bigquery";

    public override string BaseUri => new Uri(_root, BasePath).AbsoluteUri;

    public override string BasePath => "bigquery/v2/";

    public override IList<string> Features { get; } = [];

    /// <summary>Where files are sent.</summary>
    public Uri UploadUri => new(_root, $"upload/{BasePath}");

    /// <param name="options">Address and credential.</param>
    /// <param name="scope">The one permission that the calls of this service need.</param>
    /// <param name="cancellationToken">Ends the search for the credential.</param>
    public static async Task<BigQueryService> CreateAsync(BigQueryOptions options, string scope, CancellationToken cancellationToken)
    {
        var credential = options.Credential ?? (options.Endpoint is null ? BigQueryCredential.ApplicationDefault : BigQueryCredential.None);
        var google = await credential.LoadAsync(cancellationToken).ConfigureAwait(false);
        var initializer = new Initializer
        {
            ApplicationName = "FeatureStore",
            HttpClientInitializer = google?.CreateScoped(scope),
            // Retries are ours: they know what may run twice.
            DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
        };
        var root = options.Endpoint ?? new Uri(GoogleUri);
        return new(root.AbsoluteUri.EndsWith('/') ? root : new Uri(root.AbsoluteUri + "/"), initializer);
    }
}

/// <summary>The permission that a call needs, no more: each has its own access token.</summary>
internal static class Scopes
{
    /// <summary>To run queries and to look at tables.</summary>
    public const string Read = "https://www.googleapis.com/auth/bigquery.readonly";

    /// <summary>To start jobs under an id of our own, to cancel them, and to make tables.</summary>
    public const string Manage = "https://www.googleapis.com/auth/bigquery";

    /// <summary>To stream rows into a table.</summary>
    public const string Insert = "https://www.googleapis.com/auth/bigquery.insertdata";
}
