using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Boxyard.Bench.Load;

/// <summary>A bare Kestrel with one plain-text route: what the other rates are compared with.</summary>
internal static class PlainTextServer
{
    public const string Switch = "--plain-text-server";

    public static Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/plaintext", () => "Hello, World!");
        return app.RunAsync();
    }

    public static Task<ServerProcess> StartAsync(CancellationToken cancellationToken) =>
        ServerProcess.StartAsync(typeof(PlainTextServer).Assembly.Location, [Switch], "/plaintext", cancellationToken);
}
