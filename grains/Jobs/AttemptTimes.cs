using Boxyard.Boot;

namespace Boxyard.Jobs;

/// <summary>How long an attempt may stay in each state, and how signs of life are judged.</summary>
public static class AttemptTimes
{
    /// <summary>From `post_run` or a verdict to the end.</summary>
    public static readonly TimeSpan PostRunTimeout = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Beyond the job's own time: the guest stops the job at its time-out, which must reach us before we give it up.
    /// </summary>
    public static readonly TimeSpan RunGrace = TimeSpan.FromMinutes(1);

    /// <summary>How long a guest that was told to stop may take.</summary>
    public static readonly TimeSpan CancelTimeout = TimeSpan.FromMinutes(1);

    /// <summary>A guest that sends signs of life is lost after this silence.</summary>
    public static readonly TimeSpan HeartbeatTimeout = TimeSpan.FromSeconds(30);

    /// <summary>A sign of life younger than this proves that the box which asks is not the one that runs.</summary>
    public static readonly TimeSpan AliveInterval = TimeSpan.FromSeconds(10);

    /// <summary>How often our guest gives a sign of life.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a silo stores the signs of life that it heard. With <see cref="HeartbeatInterval"/> it leaves 2 s of
    /// <see cref="AliveInterval"/> for the way of a heartbeat, so that the row alone tells any silo whether a guest is
    /// alive.
    /// </summary>
    public static readonly TimeSpan HeartbeatFlushInterval = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan[] LostRetryDelays =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>From the first offer to the box's first report. Containers start faster than machines.</summary>
    public static TimeSpan OfferTimeout(BootKind kind) => kind switch
    {
        BootKind.Container => TimeSpan.FromMinutes(3),
        BootKind.Ipxe or BootKind.Grub or BootKind.Libvirt => TimeSpan.FromMinutes(10),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a boot kind."),
    };

    /// <summary>
    /// How long a job stays away from its queue after a lost attempt; it grows with the retries used before.
    /// </summary>
    public static TimeSpan LostRetryDelay(int retriesUsed) =>
        LostRetryDelays[Math.Min(retriesUsed, LostRetryDelays.Length - 1)];
}
