using System.Diagnostics.CodeAnalysis;

namespace Boxyard.GrainHost;

/// <summary>When a grain timer fires and what it does to other calls and to collection.</summary>
public readonly struct GrainTimerCreationOptions
{
    public GrainTimerCreationOptions()
    {
    }

    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of one callback to the start of the next; infinite means once.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether the callback may run between the awaits of other calls.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a callback counts as use, so that the activation is not collected while the timer ticks.</summary>
    public bool KeepAlive { get; init; }
}
