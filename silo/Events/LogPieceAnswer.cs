using System.Text.Json.Serialization;

namespace Boxyard.Events;

/// <summary>Some bytes of a log as the stream sends them, in an event `log`.</summary>
internal sealed record LogPieceAnswer
{
    public required long JobId { get; init; }
    public required int Attempt { get; init; }
    public required string Stream { get; init; }

    /// <summary>Where the piece begins in the log, in bytes.</summary>
    public required long Offset { get; init; }

    /// <summary>Where the next one begins.</summary>
    public required long Next { get; init; }

    /// <summary>The piece as text; what is no UTF-8 is replaced, and `base64` is there too.</summary>
    public required string Text { get; init; }

    /// <summary>The bytes themselves, when the text does not tell them.</summary>
    [JsonPropertyName("base64")]
    public string? Base64 { get; init; }
}
