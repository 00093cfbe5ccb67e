using System.Collections.Immutable;

namespace Boxyard.Testboxes;

/// <summary>A box that we know by name.</summary>
public sealed record TestboxRecord
{
    public required string Name { get; init; }

    /// <summary>Dash-separated, lower case.</summary>
    public ImmutableArray<string> Macs { get; init; } = [];

    /// <summary>`host2queues`, in order; empty when none were set.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];

    /// <summary>As the box or its registration said; null when unknown.</summary>
    public string? Arch { get; init; }

    /// <summary>What an operator, or else the box, said that it has; empty when nobody has.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>In MiB; null when unknown.</summary>
    public long? Memory { get; init; }

    public BoxHardware Hardware => new() { Arch = Arch, Tags = Tags, Memory = Memory };

    /// <summary>The last `tbox_state` of lkp-wtmp.</summary>
    public string? WtmpState { get; init; }
    public string? Ip { get; init; }
    public int? SshPort { get; init; }

    /// <summary>When it last asked to boot or reported.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The live attempt, if it has one.</summary>
    public long? LiveJobId { get; init; }
    public int? LiveAttempt { get; init; }

    /// <summary>Set while it gets no new job.</summary>
    public TestboxHold? Hold { get; init; }
}
