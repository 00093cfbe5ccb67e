using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Silo.Notifications;

/// <summary>A real HTTP server that takes deliveries, after refusing as many as it is told to.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _toRefuse;

    private Receiver(WebApplication app, int toRefuse)
    {
        _app = app;
        _toRefuse = toRefuse;
    }

    public ConcurrentQueue<ReceivedDelivery> Refused { get; } = new();

    public ConcurrentQueue<ReceivedDelivery> Taken { get; } = new();

    public string Url => $"{_app.Urls.Single()}/hook";

    public static async Task<Receiver> StartAsync(int toRefuse = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app, toRefuse);
        app.MapPost("/hook", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public async Task<ReceivedDelivery> WaitForAsync(string jobId)
    {
        await Eventually.BecomesTrueAsync(() => Taken.Any(delivery => delivery.JobId == jobId));
        return Taken.First(delivery => delivery.JobId == jobId);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var delivery = new ReceivedDelivery(
            context.Request.Headers["X-Boxyard-Delivery"].ToString(),
            context.Request.Headers["X-Boxyard-Signature"].ToString(),
            await reader.ReadToEndAsync());
        var isRefused = Interlocked.Decrement(ref _toRefuse) >= 0;
        (isRefused ? Refused : Taken).Enqueue(delivery);
        context.Response.StatusCode = isRefused ? 500 : 204;
    }
}
