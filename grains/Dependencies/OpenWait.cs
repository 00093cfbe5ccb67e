namespace Boxyard.Dependencies;

/// <summary>A stored wait that is still open.</summary>
public sealed record OpenWait
{
    /// <summary>The job that waits.</summary>
    public required long WaitingJobId { get; init; }

    public required JobWait On { get; init; }

    /// <summary>The waiting job ends when the other one is broken.</summary>
    public required bool FailFast { get; init; }
}
