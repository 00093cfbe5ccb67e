using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Storage;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo.Apps;

/// <summary>A silo with the registry's five usual tokens, which takes code from this machine.</summary>
public class AppSilo : SiloFixture
{
    private static int _lastNumber;

    private static readonly (string Token, string User, bool IsAdmin, bool IsApproved, string Scopes)[] Tokens =
    [
        ("testuser_token", "testuser", false, true, ""),
        ("testuser2_token", "testuser2", false, true, ""),
        ("notapproved_token", "notapproved", false, false, ""),
        ("admin_token", "admin", true, true, ""),
        ("sage_docker_auth_token", "sage_docker_auth", false, false, "ecr_authz_introspection"),
    ];

    public GitRepository Code { get; } = new();

    /// <summary>A namespace that no other test uses.</summary>
    public static string NewNamespace() =>
        string.Create(CultureInfo.InvariantCulture, $"space{Interlocked.Increment(ref _lastNumber):0000}");

    /// <summary>Below `/ecr`; `user` is the one of a token, none without.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? user = null, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/ecr" + path);
        if (user is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"sage {user}_token");
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await Client.SendAsync(request);
    }

    /// <summary>Status and body.</summary>
    public async Task<(int Status, string Text)> AskAsync(
        string method, string path, string? user = null, string? body = null)
    {
        using var answer = await SendAsync(method, path, user, body);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The JSON of an answer that must be a 200.</summary>
    public async Task<JsonNode> ReadAsync(string method, string path, string? user = null, string? body = null)
    {
        var (status, text) = await AskAsync(method, path, user, body);
        Assert.True(status == 200, $"{method} {path}: {status} {text}");
        return JsonNode.Parse(text)!;
    }

    public string Spec(string space, string repository = "simple", string? version = "1.2.3", string more = "") => $$"""
        {"namespace": "{{space}}", "name": "{{repository}}", "description": "a simple app",
        {{(version is null ? "" : $"\"version\": \"{version}\",")}}{{more}}
        "source": {"url": "{{Code.Url}}", "branch": "master", "architectures": ["linux/amd64", "linux/arm64"]} }
        """;

    public Task<JsonNode> SubmitAsync(
        string space, string repository = "simple", string? version = "1.2.3", string user = "testuser") =>
        ReadAsync("POST", "/submit", user, Spec(space, repository, version));

    public Task<JsonNode> GrantAsync(
        string path, string grantee, string permission, string kind = "USER", string user = "testuser") =>
        ReadAsync("PUT", $"/permissions/{path}", user, $$"""
            {"operation": "add", "granteeType": "{{kind}}", "grantee": "{{grantee}}", "permission": "{{permission}}"}
            """);

    /// <summary>What clones have left on disk.</summary>
    public string[] ListClones()
    {
        var folder = Path.Combine(Get<StorageOptions>().DataDirectory, "clones");
        return Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Apps:AllowFileAddresses", "true");
        builder.UseSetting("Apps:AllowImagePush", "true");
        foreach (var (index, token) in Tokens.Index())
        {
            var section = $"Apps:StaticTokens:{index}";
            builder.UseSetting($"{section}:Token", token.Token);
            builder.UseSetting($"{section}:User", token.User);
            builder.UseSetting($"{section}:IsAdmin", $"{token.IsAdmin}");
            builder.UseSetting($"{section}:IsApproved", $"{token.IsApproved}");
            builder.UseSetting($"{section}:Scopes", token.Scopes);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // It is called twice: by Dispose and by DisposeAsync.
        if (disposing && Directory.Exists(Code.Folder))
        {
            Code.Dispose();
        }
    }
}
