using Boxyard.Storage;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Boxyard.Telemetry;

/// <summary>
/// Sends metrics and traces to a collector, where one is configured; else it makes nothing and nothing is gathered. A
/// collector that does not answer costs what was not sent, nothing else.
/// </summary>
internal sealed partial class OtlpExport(
    StoreFigures figures, IOptions<TelemetryOptions> options, TimeProvider clock, ILogger<OtlpExport> logger)
    : BackgroundService
{
    private const string ServiceName = "boxyard-silo";

    /// <summary>ASP.NET Core's own names.</summary>
    private const string HttpMeter = "Microsoft.AspNetCore.Hosting";
    private const string HttpActivities = "Microsoft.AspNetCore";

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.OtlpEndpoint is null)
        {
            return Task.CompletedTask;
        }

        // ASP.NET Core 10 keeps method, route and status from its own spans unless this is said before it starts.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", isEnabled: false);
        var resource = ResourceBuilder.CreateDefault().AddService(ServiceName);
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(StorageMetrics.Name, SiloMetrics.Name, HttpMeter)
            .AddOtlpExporter((exporter, reader) =>
            {
                Configure(exporter, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds =
                    (int)options.Value.OtlpInterval.TotalMilliseconds;
            })
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(HttpActivities, StorageMetrics.Name)
            .AddOtlpExporter(exporter => Configure(exporter, "v1/traces"))
            .Build();
        LogSending(options.Value.OtlpEndpoint);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        DisposeProviders();
    }

    public override void Dispose()
    {
        DisposeProviders();
        base.Dispose();
    }

    /// <summary>The SDK asks gauges when it sends: what they show is kept fresh here.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.OtlpInterval / 2, clock);
        do
        {
            try
            {
                await figures.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>
    /// Sends what is left, within the SDK's own bounds. Once: a host may be stopped by two at the same time, which the
    /// providers do not bear.
    /// </summary>
    private void DisposeProviders()
    {
        Interlocked.Exchange(ref _metrics, null)?.Dispose();
        Interlocked.Exchange(ref _traces, null)?.Dispose();
    }

    private void Configure(OtlpExporterOptions exporter, string path)
    {
        var endpoint = options.Value.OtlpEndpoint!;
        var isHttp = options.Value.OtlpProtocol == OtlpProtocol.HttpProtobuf;
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = new Uri(isHttp ? $"{endpoint.TrimEnd('/')}/{path}" : endpoint);
    }

    [LoggerMessage(LogLevel.Information, "Metrics and traces are sent to {Endpoint}")]
    private partial void LogSending(string endpoint);

    [LoggerMessage(LogLevel.Error, "The figures for sent metrics could not be read; the next look follows")]
    private partial void LogFailed(Exception failure);
}
