namespace Boxyard.Testboxes;

/// <summary>
/// What a box says of itself (lkp-wtmp, report_ssh_port, a boot request). Null fields are kept as they were.
/// </summary>
public sealed record TestboxReport
{
    public required string Name { get; init; }
    public string? WtmpState { get; init; }
    public string? Mac { get; init; }
    public string? Ip { get; init; }
    public int? SshPort { get; init; }
    public string? Arch { get; init; }

    /// <summary>The job id that the call named, if it was one of ours.</summary>
    public long? JobId { get; init; }
    public int? Attempt { get; init; }

    /// <summary>The event's kind, such as `wtmp` or `ssh_port`.</summary>
    public required string EventKind { get; init; }

    /// <summary>All parameters of the call as a JSON object.</summary>
    public string? Data { get; init; }
}
