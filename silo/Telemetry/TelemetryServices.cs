namespace Boxyard.Telemetry;

/// <summary>Registers what measures the silo and tells of it.</summary>
internal static class TelemetryServices
{
    /// <summary>The variable that all programs with OpenTelemetry read.</summary>
    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string StandardProtocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelemetryOptions>().PostConfigure(options => TakeStandard(options, configuration));
        return services
            .AddSingleton<StoreFigures>()
            .AddSingleton<SiloMetrics>()
            .AddSingleton<MetricCollector>()
            .AddHostedService<TelemetryStart>()
            .AddHostedService<OtlpExport>();
    }

    public static void MapTelemetry(this IEndpointRouteBuilder routes) => routes.MapMetrics();

    private static void TakeStandard(TelemetryOptions options, IConfiguration configuration)
    {
        if (options.OtlpEndpoint is not null || configuration[StandardEndpoint] is not { Length: > 0 } endpoint)
        {
            return;
        }

        options.OtlpEndpoint = endpoint;
        if (configuration[StandardProtocol] == "http/protobuf")
        {
            options.OtlpProtocol = OtlpProtocol.HttpProtobuf;
        }
    }
}
