using System.Text.Json.Serialization;

namespace Boxyard.Jobs;

/// <summary>The body of a wish for more time.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RenewRequest
{
    /// <summary>The job may run for at least that long from now. A deadline that is later already stays.</summary>
    public long? Seconds { get; init; }
}
