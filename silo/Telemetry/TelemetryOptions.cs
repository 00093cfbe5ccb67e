namespace Boxyard.Telemetry;

/// <summary>Where metrics and traces are sent. `/metrics` is always there.</summary>
internal sealed class TelemetryOptions
{
    public const string SectionName = "Telemetry";

    /// <summary>
    /// The OTLP collector that gets metrics and traces, such as `http://127.0.0.1:4317`. Default none, or what the
    /// standard variable OTEL_EXPORTER_OTLP_ENDPOINT says; without one nothing is sent or gathered for it.
    /// </summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>How it is spoken to. Default Grpc.</summary>
    public OtlpProtocol OtlpProtocol { get; set; } = OtlpProtocol.Grpc;

    /// <summary>How often metrics are sent to it. Default 60 s.</summary>
    public TimeSpan OtlpInterval { get; set; } = TimeSpan.FromSeconds(60);
}
