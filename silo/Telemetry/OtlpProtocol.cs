namespace Boxyard.Telemetry;

/// <summary>The two forms of OTLP that every collector takes.</summary>
internal enum OtlpProtocol
{
    /// <summary>gRPC, of old on port 4317.</summary>
    Grpc,

    /// <summary>Protocol buffers in HTTP requests, of old on port 4318.</summary>
    HttpProtobuf,
}
