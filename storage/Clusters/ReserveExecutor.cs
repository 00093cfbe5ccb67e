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
    /// <summary>Clusters that one look reserves; the next look takes the next.</summary>
    private const int MaxClusters = 100;

    private const int TokenHexLength = 64;

    /// <summary>How old the kept time of a present box may be; far less than any presence interval.</summary>
    private static readonly long SeenIntervalMicros = Micros.From(TimeSpan.FromSeconds(10));

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        ReserveCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // Several are one look at all clusters, with all boxes that are present; the settings are the same in all.
        var reservation = commands[0].Reservation;
        var present = commands.SelectMany(command => command.Reservation.Present).ToHashSet(StringComparer.Ordinal);
        batch.Session.Add("testboxes_see", new Rows<string>([.. present.Order(StringComparer.Ordinal)])
            .Text("name", name => name)
            .Bigint("seen_before", _ => batch.NowMicros - SeenIntervalMicros));
        var ready = new List<ReadyPart>();
        batch.Session.Add(
            "cluster_parts_find_ready",
            RowSet.One()
                .With("testbox", commands.Length == 1 ? reservation.Testbox : null)
                .With("seen_since", batch.NowMicros - Micros.From(reservation.PresenceInterval))
                .With("count", MaxClusters),
            row => ready.Add(ClusterTable.MapReady(row)));
        await batch.Session.SendAsync(cancellationToken);

        var chosen = ClusterPlan.Choose(ready, part => part.Waiting);
        Reserve(chosen, Micros.From(reservation.BootTimeout), batch);
        foreach (var command in commands)
        {
            command.Outcome = chosen.Length;
        }
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
