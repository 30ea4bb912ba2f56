using System.Text.Json;
using Google.Apis.Auth.OAuth2;

namespace FeatureStore.BigQuery;

/// <summary>Who asks BigQuery. It prints as its kind alone, never as its secret.</summary>
public sealed class BigQueryCredential
{
    private readonly string _kind;
    private readonly Func<CancellationToken, Task<GoogleCredential?>> _load;

    private BigQueryCredential(string kind, Func<CancellationToken, Task<GoogleCredential?>> load)
    {
        _kind = kind;
        _load = load;
    }

    /// <summary>
    /// What the environment offers: the file that GOOGLE_APPLICATION_CREDENTIALS names, the login of 'gcloud auth application-default login', or the
    /// service account of the machine.
    /// </summary>
    public static BigQueryCredential ApplicationDefault { get; } =
        new("application default credentials", async token => await GoogleCredential.GetApplicationDefaultAsync(token).ConfigureAwait(false));

    /// <summary>Nobody: for an emulator.</summary>
    public static BigQueryCredential None { get; } = new("no credential", _ => Task.FromResult<GoogleCredential?>(null));

    /// <summary>A JSON key file of a service account, or the saved login of a user.</summary>
    public static BigQueryCredential File(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new($"the credential file {path}", token => LoadAsync(path, token));
    }

    /// <summary>An access token that is there already, as 'gcloud auth print-access-token' prints it; it is not refreshed.</summary>
    public static BigQueryCredential AccessToken(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        return new("an access token", _ => Task.FromResult<GoogleCredential?>(GoogleCredential.FromAccessToken(token)));
    }

    /// <summary>Any credential of Google's library, an impersonated one for example.</summary>
    public static BigQueryCredential From(GoogleCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return new("a Google credential", _ => Task.FromResult<GoogleCredential?>(credential));
    }

    /// <inheritdoc/>
    public override string ToString() => _kind;

    /// <exception cref="BigQueryException">There is none, or it cannot be read.</exception>
    internal async Task<GoogleCredential?> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _load(cancellationToken).ConfigureAwait(false);
        }
        // What the library says of a broken file may quote it.
        catch (Exception error) when (error is InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException or JsonException or ArgumentException or FormatException)
        {
            throw new BigQueryException(
                ReferenceEquals(this, ApplicationDefault)
                    ? "There are no application default credentials; make some with 'gcloud auth application-default login', or set GOOGLE_APPLICATION_CREDENTIALS to a key file."
                    : $"{char.ToUpperInvariant(_kind[0])}{_kind[1..]} cannot be used: {Problem(error)}");
        }
    }

    private static string Problem(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        IOException or UnauthorizedAccessException => "it cannot be read.",
        _ => "it is no JSON key of a service account and no saved login of a user.",
    };

    private static async Task<GoogleCredential?> LoadAsync(string path, CancellationToken cancellationToken)
    {
        using var key = JsonDocument.Parse(await System.IO.File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
        var type = key.RootElement.GetProperty("type").GetString();
        return type is JsonCredentialParameters.ServiceAccountCredentialType or JsonCredentialParameters.AuthorizedUserCredentialType
            ? await CredentialFactory.FromFileAsync(path, type, cancellationToken).ConfigureAwait(false)
            : throw new FormatException("The credential is of another type.");
    }
}
