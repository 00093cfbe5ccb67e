namespace Boxyard.Testboxes;

/// <summary>Something that is to be done to a box's power.</summary>
public sealed record NewPowerAction
{
    public required string Id { get; init; }
    public required string Testbox { get; init; }
    public required PowerAction Action { get; init; }

    /// <summary>The attempt whose end asked for it; null when somebody did.</summary>
    public long? JobId { get; init; }
    public int? Attempt { get; init; }
}
