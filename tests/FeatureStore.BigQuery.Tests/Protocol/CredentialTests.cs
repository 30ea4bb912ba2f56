using System.Security.Cryptography;
using System.Text.Json;
using Google.Apis.Auth.OAuth2;

namespace FeatureStore.BigQuery.Tests.Protocol;

public sealed class CredentialTests
{
    private const string Secret = "ya29.a-secret-token";

    [Fact]
    public async Task An_access_token_travels_in_the_header_and_nowhere_else()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(401, "authError", "Invalid Credentials");
        await using var store = server.Connect(o => o with { Credential = BigQueryCredential.AccessToken(Secret) });

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));

        Assert.Equal($"Bearer {Secret}", server.Requests[0].Headers["Authorization"]);
        Assert.DoesNotContain(Secret, error.ToString());
        Assert.DoesNotContain(Secret, store.Options.ToString());
        Assert.Contains("an access token", store.Options.ToString());
    }

    [Fact]
    public async Task A_service_account_gets_a_token_with_the_least_scope_and_a_new_one_when_it_has_run_out()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Token("first")).Fail(401, "authError", "Token expired").Reply(Token("second")).Reply(Answers.Numbers([1], 1));
        using var file = new KeyFile(server.Uri);
        await using var store = server.Connect(o => o with { Credential = BigQueryCredential.File(file.Path) });

        Assert.Equal([1L], await QueryTests.ReadAsync(store));

        Assert.Equal(["/token", "/bigquery/v2/projects/payer/queries", "/token", "/bigquery/v2/projects/payer/queries"], server.Requests.Select(r => r.Path));
        Assert.Equal(["Bearer first", "Bearer second"], server.Requests.Where(r => r.Path != "/token").Select(r => r.Headers["Authorization"]));
        Assert.Equal("https://www.googleapis.com/auth/bigquery.readonly", Scope(server.Requests[0]));
    }

    [Fact]
    public async Task Making_a_table_asks_for_a_wider_scope_than_a_query()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Token("first")).Reply("{}");
        using var file = new KeyFile(server.Uri);
        await using var store = server.Connect(o => o with { Credential = BigQueryCredential.File(file.Path) });

        await store.CreateTableAsync(EveryType.Table);
        Assert.Equal("https://www.googleapis.com/auth/bigquery", Scope(server.Requests[0]));
    }

    [Fact]
    public async Task A_key_that_is_refused_is_told_without_it()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply("""{"error":"invalid_grant","error_description":"Invalid JWT Signature."}""", 400);
        using var file = new KeyFile(server.Uri);
        await using var store = server.Connect(o => o with { Credential = BigQueryCredential.File(file.Path) });

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.StartsWith("The credential was refused: invalid_grant Invalid JWT Signature.", error.Message);
        Assert.Contains("log in again", error.Message);
        Assert.DoesNotContain("PRIVATE KEY", error.ToString());
        Assert.DoesNotContain(file.KeyPart, error.ToString());
    }

    [Fact]
    public async Task A_saved_login_of_a_user_is_a_credential_file_too()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"type":"authorized_user","client_id":"c","client_secret":"s","refresh_token":"r"}""");
        Assert.IsType<UserCredential>((await BigQueryCredential.File(file).LoadAsync(default))!.UnderlyingCredential);
        File.Delete(file);
    }

    [Theory]
    [InlineData("not json at all: private_key", "it is no JSON key of a service account and no saved login of a user.")]
    [InlineData("""{"type":"external_account","private_key":"x"}""", "it is no JSON key of a service account and no saved login of a user.")]
    [InlineData("""{"private_key":"x"}""", "it is no JSON key of a service account and no saved login of a user.")]
    [InlineData(null, "there is no such file.")]
    public async Task A_credential_file_that_is_none_is_told_without_what_is_in_it(string? text, string problem)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        if (text is not null)
            await File.WriteAllTextAsync(file, text);
        await using var store = BigQueryFeatureStore.Connect("payer", new() { Credential = BigQueryCredential.File(file) });

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.Equal($"The credential file {file} cannot be used: {problem}", error.Message);
        Assert.DoesNotContain("private_key", error.ToString());
        File.Delete(file);
    }

    private static string Token(string token) => $$"""{"access_token":"{{token}}","expires_in":3600,"token_type":"Bearer"}""";

    // The request for a token is signed, not secret: its middle part says what is asked for.
    private static string? Scope(Request request)
    {
        var assertion = request.Body.Split('&').Single(p => p.StartsWith("assertion=", StringComparison.Ordinal))["assertion=".Length..];
        var middle = assertion.Split('.')[1].Replace('-', '+').Replace('_', '/');
        var json = Convert.FromBase64String(middle.PadRight((middle.Length + 3) / 4 * 4, '='));
        return JsonDocument.Parse(json).RootElement.GetProperty("scope").GetString();
    }

    /// <summary>The key file of a service account that nobody has, whose tokens come from a server of the test.</summary>
    private sealed class KeyFile : IDisposable
    {
        public KeyFile(Uri server)
        {
            using var rsa = RSA.Create(2048);
            var key = rsa.ExportPkcs8PrivateKeyPem();
            KeyPart = key.Split('\n')[5];
            File.WriteAllText(Path, JsonSerializer.Serialize(new Dictionary<string, string>
            {
                ["type"] = "service_account",
                ["project_id"] = "payer",
                ["private_key_id"] = "1",
                ["private_key"] = key,
                ["client_email"] = "robot@payer.iam.gserviceaccount.com",
                ["client_id"] = "1",
                ["token_uri"] = new Uri(server, "token").AbsoluteUri,
            }));
        }

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.json");

        public string KeyPart { get; }

        public void Dispose() => File.Delete(Path);
    }
}
