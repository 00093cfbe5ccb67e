namespace Boxyard.Client;

/// <summary>One job with its attempts, as the silo sends it.</summary>
internal sealed record JobDetail
{
    public required Job Job { get; init; }
    public required IReadOnlyList<JobAttempt> Attempts { get; init; }
}
