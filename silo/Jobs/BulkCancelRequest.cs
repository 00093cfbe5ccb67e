using System.Text.Json.Serialization;

namespace Boxyard.Jobs;

/// <summary>The body of a cancel of many jobs.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BulkCancelRequest
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<long>? Ids { get; init; }

    /// <summary>For people; kept with each job.</summary>
    public string? Reason { get; init; }
}
