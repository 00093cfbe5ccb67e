using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Boxyard.Tests.Client;

/// <summary>
/// A real HTTP server that gives the answers of a test, one after the other, and keeps what it was asked.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly WebApplication _app;

    private ScriptedServer(WebApplication app)
    {
        _app = app;
        app.Run(AnswerAsync);
    }

    /// <summary>
    /// Answers event streams, which are not among the requests then. Null: they are answered as everything else.
    /// </summary>
    public Func<HttpContext, Task>? EventStream { get; init; }

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<Request> Requests => [.. _requests];

    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, Task>? eventStream = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedServer(builder.Build()) { EventStream = eventStream };
        await server._app.StartAsync();
        return server;
    }

    public ScriptedServer Then(Func<HttpContext, Task> answerAsync)
    {
        _answers.Enqueue(answerAsync);
        return this;
    }

    public ScriptedServer Then(
        int status, string body = "", string contentType = "application/json", string? retryAfter = null) =>
        Then(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            return context.Response.WriteAsync(body);
        });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (EventStream is { } streamAsync && context.Request.Path == "/api/v1/events")
        {
            await streamAsync(context);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        _requests.Enqueue(new Request(
            $"{context.Request.Method} {context.Request.GetEncodedPathAndQuery()}",
            await reader.ReadToEndAsync(context.RequestAborted),
            context.Request.ContentType,
            context.Request.Headers["Idempotency-Key"]));
        if (!_answers.TryDequeue(out var answerAsync))
        {
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return;
        }

        await answerAsync(context);
    }

    internal sealed record Request(string Line, string Body, string? ContentType, string? IdempotencyKey);
}
