using System.Collections.Immutable;
using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Telemetry;

/// <summary>What the database said of queues and jobs when it was asked last.</summary>
internal sealed record StoreFigure
{
    public static readonly StoreFigure Unknown = new();

    /// <summary>False when the database did not answer: nothing else is known then.</summary>
    public bool IsUp { get; init; }

    /// <summary>The database's clock.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Queues in which something waits or runs.</summary>
    public ImmutableArray<QueueRecord> Queues { get; init; } = [];

    public ImmutableArray<KeyValuePair<JobState, long>> Jobs { get; init; } = [];
}
