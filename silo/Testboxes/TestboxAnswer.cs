namespace Boxyard.Testboxes;

/// <summary>A known box as our API shows it.</summary>
internal record TestboxAnswer
{
    public required string Name { get; init; }
    public required IReadOnlyList<string> Macs { get; init; }

    /// <summary>`host2queues`; empty when the box serves the queues of its group.</summary>
    public required IReadOnlyList<string> Queues { get; init; }
    public string? Arch { get; init; }

    /// <summary>What it has, by words that jobs may require.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Such as `16g`; null when it is not known.</summary>
    public string? Memory { get; init; }
    public string? WtmpState { get; init; }
    public string? Ip { get; init; }
    public int? SshPort { get; init; }
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The job of its live attempt.</summary>
    public long? LiveJobId { get; init; }
    public int? LiveAttempt { get; init; }

    /// <summary>Set while it is drained or quarantined: it finishes what it runs and gets no other job.</summary>
    public TestboxHold? Hold { get; init; }

    public static TestboxAnswer Of(TestboxRecord box) => new()
    {
        Name = box.Name,
        Macs = box.Macs,
        Queues = box.Queues,
        Arch = box.Arch,
        Tags = box.Tags,
        Memory = box.Memory is { } memory ? MemorySize.Format(memory) : null,
        WtmpState = box.WtmpState,
        Ip = box.Ip,
        SshPort = box.SshPort,
        SeenAt = box.SeenAt,
        LiveJobId = box.LiveJobId,
        LiveAttempt = box.LiveAttempt,
        Hold = box.Hold,
    };
}
