namespace Boxyard.Client;

/// <summary>Which attempt a box speaks for, and its token.</summary>
public sealed record AttemptKey
{
    public required long JobId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Attempt { get; init; }

    /// <summary>From lkp/scheduled/secrets.yaml of the job's archive.</summary>
    public required string Token { get; init; }
}
