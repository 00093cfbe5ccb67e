using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Boxyard.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Silo.Accounts;

/// <summary>
/// A silo with accounts. After the start `root` is its admin, made by the token that it printed, and each role has an
/// account of its name.
/// </summary>
public partial class AccountSilo : SiloFixture, IAsyncLifetime
{
    private readonly StringWriter _printed = new();
    private readonly Dictionary<string, string> _tokens = [];

    /// <summary>What the silo printed at its start.</summary>
    public string Printed => _printed.ToString();

    /// <summary>The one-time token of it.</summary>
    public string SetupToken => SetupPattern().Match(Printed).Value;

    /// <summary>The token of `root`, and of the account that is named as its role.</summary>
    public string TokenOf(string account) => _tokens[account];

    public virtual async Task InitializeAsync()
    {
        StartServer();
        var body = $$"""{"token": "{{SetupToken}}", "name": "root", "email": "root@example.org"}""";
        using var answer = await SendAsync(HttpMethod.Post, "/api/v1/login", token: null, body);
        _tokens["root"] = (string)(await ReadAsync(answer, 201))["token"]!;
        foreach (var role in new[] { "viewer", "submitter", "operator", "admin", "box" })
        {
            await CreateAsync(role, role);
        }
    }

    /// <summary>An account with a token of its own, which is returned.</summary>
    public async Task<string> CreateAsync(string name, string role, string more = "")
    {
        using var created = await SendAsync(
            HttpMethod.Post, "/api/v1/accounts", TokenOf("root"), $$"""{"name": "{{name}}", "role": "{{role}}"{{more}}}""");
        await ReadAsync(created, 201);
        using var made = await SendAsync(
            HttpMethod.Post, "/api/v1/tokens", TokenOf("root"), $$"""{"account": "{{name}}"}""");
        return _tokens[name] = (string)(await ReadAsync(made, 201))["token"]!;
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? token, string? body = null, string scheme = "Bearer")
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(scheme, token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await Client.SendAsync(request);
    }

    /// <summary>The JSON of an answer that must have this status.</summary>
    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Accounts:Enabled", "true");
        builder.ConfigureTestServices(services => services.AddSingleton(new StartOutput(_printed)));
    }

    [GeneratedRegex("bxs_[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetupPattern();
}
