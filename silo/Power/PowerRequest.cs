namespace Boxyard.Power;

/// <summary>What somebody wants done to a box's power: `on`, `off` or `cycle`.</summary>
internal sealed record PowerRequest
{
    public string? Action { get; init; }
}
