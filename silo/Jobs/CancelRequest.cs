using System.Text.Json.Serialization;

namespace Boxyard.Jobs;

/// <summary>The body of a cancel; it may be left out.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CancelRequest
{
    /// <summary>For people; kept with the job.</summary>
    public string? Reason { get; init; }
}
