using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Boxyard.Clusters;

/// <summary>
/// The boxes that cluster jobs wait for, as the last look found them: so that all other boxes are served without a
/// look. Who is missing here is found by the next look.
/// </summary>
internal sealed class WantedBoxes(IClusterStore clusters, IOptions<ClusterOptions> options)
{
    private FrozenSet<string> _names = [];

    public IReadOnlyCollection<string> Names => Volatile.Read(ref _names);

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var names = await clusters.ListWantedBoxesAsync(cancellationToken);
        Volatile.Write(ref _names, names.ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>
    /// The box asks: it is reserved now, with all others of a cluster job, if these can be had too. Before it takes a
    /// job of its queues, or a lab that is never idle would never run a cluster job.
    /// </summary>
    public Task AskAsync(string testbox, CancellationToken cancellationToken) =>
        Volatile.Read(ref _names).Contains(testbox)
            ? clusters.ReserveAsync(Reservation([testbox]) with { Testbox = testbox }, cancellationToken)
            : Task.CompletedTask;

    /// <summary>Reserves whatever can be had, while these boxes' questions are held.</summary>
    public Task<int> ReserveAsync(IReadOnlyCollection<string> waiting, CancellationToken cancellationToken) =>
        clusters.ReserveAsync(Reservation(waiting), cancellationToken);

    private ClusterReservation Reservation(IReadOnlyCollection<string> present) => new()
    {
        Present = [.. present.Order(StringComparer.Ordinal)],
        PresenceInterval = options.Value.PresenceInterval,
        BootTimeout = options.Value.BootTimeout,
    };
}
