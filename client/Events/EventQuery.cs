using System.Globalization;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>
/// Which events are followed: of any of the jobs, any of the groups and any of the boxes, as far as some are named; at
/// most 100 of them in all.
/// </summary>
public sealed record EventQuery
{
    /// <summary>Empty means any job, and none.</summary>
    public IReadOnlyList<long> JobIds { get; init; } = [];

    /// <summary>Groups of jobs and boxes; empty means any.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Names of boxes; empty means any, and none.</summary>
    public IReadOnlyList<string> Testboxes { get; init; } = [];

    /// <summary>
    /// Also what the job's logs hold, from their beginning and then as they grow; wants exactly one job. Default:
    /// false.
    /// </summary>
    public bool WithLogs { get; init; }

    /// <summary>
    /// The <see cref="EventItem.Cursor"/> after which it begins. Keep it to go on after a restart of yours. Default:
    /// null, from now on; `0` is the beginning of all that is kept.
    /// </summary>
    public string? After { get; init; }

    /// <summary>
    /// Also an item without event and log for each sign of life: when the stream was opened, again after an outage, and
    /// in silence every 15 s. For who shows whether it is live. Default: false.
    /// </summary>
    public bool WithSigns { get; init; }

    internal QueryText ToPath() => new QueryText("/api/v1/events")
        .AddAll("job", JobIds.Select(id => id.ToString(CultureInfo.InvariantCulture)))
        .AddAll("group", Groups)
        .AddAll("box", Testboxes)
        .Add("logs", WithLogs ? "true" : null);
}
