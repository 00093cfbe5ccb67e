using System.Text;
using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>Some bytes of a log. The next piece of the log begins where this one ends.</summary>
public sealed record LogPiece
{
    public required long JobId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Attempt { get; init; }

    /// <summary>`stdout`, `stderr`, `serial` and the like.</summary>
    public required string Stream { get; init; }

    /// <summary>Where it begins in the log, in bytes.</summary>
    public required long Offset { get; init; }

    /// <summary>Where it ends, in bytes.</summary>
    public required long Next { get; init; }

    /// <summary>The piece as text; what is no UTF-8 is replaced.</summary>
    public required string Text { get; init; }

    /// <summary>Null when the text says it all.</summary>
    [JsonInclude]
    [JsonPropertyName("base64")]
    internal string? Base64 { get; init; }

    /// <summary>The bytes as the box sent them.</summary>
    public byte[] ToBytes() => Base64 is null ? Encoding.UTF8.GetBytes(Text) : Convert.FromBase64String(Base64);
}
