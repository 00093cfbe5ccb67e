using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Silo.Telemetry;

public class OtlpExportTests
{
    [Fact]
    public async Task A_collector_gets_metrics_and_traces()
    {
        var received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = await StartCollectorAsync(received);
        await using (var silo = new ExportingSilo(collector.Urls.First()))
        {
            await silo.SubmitAsync("a1");
            // Its end sends what is left.
        }

        Assert.Equal(["/v1/metrics", "/v1/traces"], received.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("boxyard.commit.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("boxyard.database.up", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("boxyard-silo", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("/scheduler/v1/jobs/submit", received["/v1/traces"], StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartCollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(
                $"/v1/{signal}",
                _ => Encoding.Latin1.GetString(body.ToArray()),
                (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>A silo that is told of its collector as OpenTelemetry's own programs are.</summary>
    private sealed class ExportingSilo(string collector) : SiloFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(
            [
                new("OTEL_EXPORTER_OTLP_ENDPOINT", collector),
                new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ]));
        }
    }
}
