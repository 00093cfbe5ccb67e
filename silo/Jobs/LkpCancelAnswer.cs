using System.Text.Json.Serialization;

namespace Boxyard.Jobs;

/// <summary>What old clients are told of one job.</summary>
internal sealed record LkpCancelAnswer
{
    /// <summary>`success`, `failed`, `forbidden` or `unsupported`.</summary>
    [JsonPropertyOrder(0)]
    public required string Result { get; init; }

    /// <summary>As it was sent.</summary>
    [JsonPropertyOrder(1)]
    public required string JobId { get; init; }

    /// <summary>Empty for a success.</summary>
    [JsonPropertyOrder(2)]
    public required string Message { get; init; }
}
