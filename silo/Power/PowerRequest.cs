namespace Boxyard.Power;

/// <summary>What somebody wants done to a box's power: `on`, `off` or `cycle`.</summary>
internal sealed record PowerRequest
{
    public string? Action { get; init; }

    /// <summary>Do it although an earlier action is not over, or the box was cycled often. Default false.</summary>
    public bool Force { get; init; }
}
