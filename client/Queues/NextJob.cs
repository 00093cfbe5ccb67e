namespace Boxyard.Client;

/// <summary>A job among those that a queue gives next.</summary>
public sealed record NextJob
{
    public required long JobId { get; init; }

    /// <summary>-100 to 100, high first.</summary>
    public required int Priority { get; init; }

    public required string Submitter { get; init; }
}
