using System.Text.Json.Nodes;

namespace Boxyard.Dependencies;

/// <summary>A job that another waits for.</summary>
internal sealed record DependencyAnswer
{
    public required long JobId { get; init; }

    /// <summary>What must hold of it; null: its data is complete.</summary>
    public JsonNode? Condition { get; init; }

    public static DependencyAnswer Of(JobWait wait) => new()
    {
        JobId = wait.JobId,
        Condition = wait.Condition is null ? null : JsonNode.Parse(wait.Condition),
    };
}
