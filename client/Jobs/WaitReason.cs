namespace Boxyard.Client;

/// <summary>One reason why a job waits.</summary>
public sealed record WaitReason
{
    /// <summary>Such as `queue_paused` or `all_busy`; docs/protocols.md lists them.</summary>
    public required string Code { get; init; }

    /// <summary>For people.</summary>
    public required string Text { get; init; }
}
