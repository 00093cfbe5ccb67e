using System.Text.Json.Serialization;

namespace Boxyard.Jobs;

/// <summary>One element of the array that LKP clients parse.</summary>
internal sealed record LkpSubmitAnswer
{
    /// <summary>A string, `"0"` for a refusal.</summary>
    [JsonPropertyOrder(0)]
    public required string JobId { get; init; }

    /// <summary>Empty when the job was taken.</summary>
    [JsonPropertyOrder(1)]
    public required string Message { get; init; }

    [JsonPropertyOrder(2)]
    public string JobState { get; init; } = "submit";

    /// <summary>As clients see it: with `/srv` in front.</summary>
    [JsonPropertyOrder(3)]
    public string? ResultRoot { get; init; }
}
