namespace Boxyard.Telemetry;

/// <summary>Begins to gather at start, so that the first scrape knows what happened before it.</summary>
internal sealed class TelemetryStart(MetricCollector collector, SiloMetrics metrics) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.Start();
        collector.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
