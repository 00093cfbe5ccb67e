using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Silo.Apps;

/// <summary>
/// A real HTTP server that speaks as the service of tokens and users does: it knows `good`, `plain` and `over`.
/// </summary>
public sealed class TokenService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TokenService(WebApplication app) => _app = app;

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>It fails while this is set.</summary>
    public bool IsBroken { get; set; }

    public string Url => _app.Urls.Single();

    public static async Task<TokenService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new TokenService(app);
        app.MapPost("/token_info/", (Delegate)service.TellTokenAsync);
        app.MapGet("/users/{name}", (Delegate)service.TellUser);
        await app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TellTokenAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Asked.Enqueue($"{context.Request.Headers.Authorization} {context.Request.ContentType} {body}");
        return IsBroken ? TypedResults.StatusCode(500)
            : body.Contains("good", StringComparison.Ordinal) ? Token("coolperson", true)
            : body.Contains("plain", StringComparison.Ordinal) ? Token("plainperson", true)
            : body.Contains("over", StringComparison.Ordinal) ? Token("coolperson", false)
            : TypedResults.NotFound();
    }

    private static ContentHttpResult Token(string user, bool isActive) => TypedResults.Text(
        $$"""
        {"active":{{(isActive ? "true" : "false")}},"scope":"default","client_id":"some-client-id",
        "username":"{{user}}","exp":0}
        """,
        "application/json");

    private ContentHttpResult TellUser(HttpContext context, string name)
    {
        Asked.Enqueue($"{context.Request.Headers.Authorization} {name}");
        return TypedResults.Text(
            $$"""
            {"url":"x","username":"{{name}}","email":"a@b.org","name":"N","is_staff":true,"is_superuser":true,
            "is_approved":{{(name == "coolperson" ? "true" : "false")}},"ssh_public_keys":"","last_login":null}
            """,
            "application/json");
    }
}
