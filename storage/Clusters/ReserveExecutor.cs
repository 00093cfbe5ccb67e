using System.Collections.Immutable;
using System.Security.Cryptography;
using Boxyard.Boot;
using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Storage.Clusters;

/// <summary>
/// Gives each part of a cluster job an attempt on its box, all in one transaction: with a live attempt a box gets
/// nothing else, so the reservation needs no rows of its own.
/// </summary>
internal sealed class ReserveExecutor : CommandExecutor<ReserveCommand>
{
    private const int TokenHexLength = 64;

    /// <summary>How old the kept time of a present box may be; far less than any presence interval.</summary>
    private static readonly long SeenIntervalMicros = Micros.From(TimeSpan.FromSeconds(10));

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        ReserveCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // Several are one look, with all boxes that are present; the settings are the same in all.
        var reservation = commands[0].Reservation;
        var present = commands.SelectMany(command => command.Reservation.Present).ToHashSet(StringComparer.Ordinal);
        batch.Session.Add("testboxes_see", new Rows<string>([.. present.Order(StringComparer.Ordinal)])
            .Text("name", name => name)
            .Bigint("seen_before", _ => batch.NowMicros - SeenIntervalMicros));
        var ready = await FindReadyAsync(commands, batch, cancellationToken);
        var chosen = ClusterPlan.Choose(ready, part => part.Waiting);
        Reserve(chosen, Micros.From(reservation.BootTimeout), batch);
        foreach (var command in commands)
        {
            command.Outcome = chosen.Length;
        }
    }

    /// <summary>
    /// The parts of clusters that can be had, each once: of those that want the same boxes the first alone, since the
    /// others cannot be had beside it.
    /// </summary>
    private static async Task<IEnumerable<ReadyPart>> FindReadyAsync(
        ReserveCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var boxes = new SortedSet<string>(
            commands.Select(command => command.Reservation.Testbox).OfType<string>(), StringComparer.Ordinal);
        if (commands.Any(command => command.Reservation.Testbox is null))
        {
            batch.Session.Add("cluster_parts_list_boxes", RowSet.One(), row => boxes.Add(row.GetText(0)));
            await batch.Session.SendAsync(cancellationToken);
        }

        var ready = new Dictionary<long, ReadyPart>();
        batch.Session.Add(
            "cluster_parts_find_ready",
            new Rows<string>([.. boxes])
                .Text("testbox", name => name)
                .With("seen_since", batch.NowMicros - Micros.From(commands[0].Reservation.PresenceInterval)),
            row =>
            {
                var part = ClusterTable.MapReady(row);
                ready[part.Waiting.JobId] = part;
            });
        await batch.Session.SendAsync(cancellationToken);
        return ready.Values;
    }

    private static void Reserve(ImmutableArray<ReadyPart> parts, long bootTimeout, Batch batch)
    {
        var ids = new Rows<ReadyPart>(parts).Bigint("job_id", part => part.Waiting.JobId);
        batch.Session.Add("jobs_offer", ids);
        batch.Session.Add("cluster_parts_leave", ids);
        // No address: it is the mark of a reservation, until the box asks and brings one.
        batch.Session.Add("attempts_insert", new Rows<ReadyPart>(parts)
            .Bigint("job_id", part => part.Waiting.JobId)
            .Bigint("number", part => part.Number)
            .Text("testbox", part => part.Waiting.Testbox)
            .Text("token", _ => RandomNumberGenerator.GetHexString(TokenHexLength, lowercase: true))
            .Text("address", _ => "")
            .Text("kind", _ => EnumText.Of(BootKind.Ipxe))
            .Bigint("deadline_at", _ => batch.NowMicros + bootTimeout));
        foreach (var part in parts)
        {
            batch.Effects.JobReserved(part.Lane, part.Waiting.Testbox);
            batch.Effects.JobChanged(part.Waiting.JobId, JobState.Queued, JobState.Offered);
            batch.Effects.Append(new JobEvent
            {
                JobId = part.Waiting.JobId,
                Attempt = part.Number,
                Testbox = part.Waiting.Testbox,
                Kind = "reserved",
            });
        }
    }
}
