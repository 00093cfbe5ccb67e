using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Storage.Testboxes;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Queues;

/// <summary>
/// Serves the claims of a batch: who has a live attempt gets its job's id, who is held gets nothing, the others get
/// jobs in the order of fair share.
/// </summary>
internal sealed class ClaimExecutor(RequirementUse requirements, JobLimits limits) : CommandExecutor<ClaimCommand>
{
    /// <summary>
    /// Rows of a lane may be held by another silo; what is still open after these rounds goes to the next batch.
    /// </summary>
    private const int MaxRounds = 3;

    /// <summary>Room for the claims of one batch between two batch numbers.</summary>
    private const long ServedPerBatch = 1 << 20;

    /// <summary>How old the time at which a box was seen last may be: it is for people, who look at minutes.</summary>
    private static readonly long SeenIntervalMicros = Micros.From(TimeSpan.FromSeconds(10));

    public override WritePhase Phase => WritePhase.Claim;

    protected override async Task ExecuteAsync(
        ClaimCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var lanes = new List<Lane>();
        batch.Session.Add(
            "attempts_find_live",
            new Rows<ClaimCommand>(commands).Text("testbox", command => command.Claim.Testbox),
            row => commands[row.GetInt32(0)].Outcome = new ClaimOutcome { LiveJobId = MarkLive(commands, row) });
        batch.Session.Add(
            "testbox_holds_find",
            new Rows<ClaimCommand>(commands).Text("testbox", command => command.Claim.Testbox),
            row => commands[row.GetInt32(0)].IsHeld = true);
        See(commands, batch);
        var queues = commands
            .SelectMany(command => command.Claim.Queues.Distinct(StringComparer.Ordinal))
            .CountBy(queue => queue, StringComparer.Ordinal)
            .ToArray();
        var running = new RunningChoice(limits, queues.Select(queue => queue.Key));
        batch.Session.Add("queues_sum_of_groups", running.ToGroups(), running.ReadGroup);
        batch.Session.Add(
            running.LanesSql, running.Limit(LaneTable.ToChoice(queues)), row => lanes.Add(running.Map(row)));
        var required = new RequiredChoice(commands, requirements, running);
        required.Ask(batch);
        await batch.Session.SendAsync(cancellationToken);

        var free = commands.Where(command => !command.HasLiveAttempt).ToArray();
        foreach (var command in free.Where(command => command.IsHeld))
        {
            command.Outcome = ClaimOutcome.Held;
        }

        var open = free.Where(command => !command.IsHeld).ToList();
        var mixed = await required.FindAsync(open, lanes, batch, cancellationToken);
        var taken = mixed is not null || running.IsOn
            ? await TakeMixedAsync(open, mixed ?? lanes, running, batch, cancellationToken)
            : await TakeAsync(open, lanes, batch, cancellationToken);
        await OfferAsync(taken, batch, cancellationToken);
    }

    private static void See(ClaimCommand[] commands, Batch batch)
    {
        TestboxTable.Report(batch, [.. commands.Select(command => command.Arrival).OfType<TestboxReport>()]);
        batch.Session.Add(
            "testboxes_see",
            new Rows<ClaimCommand>([.. commands.Where(command => command.Claim.Arrival is null)])
                .Text("name", command => command.Claim.Testbox)
                .Bigint("seen_before", _ => batch.NowMicros - SeenIntervalMicros));
    }

    private static long MarkLive(ClaimCommand[] commands, Row row)
    {
        commands[row.GetInt32(0)].HasLiveAttempt = true;
        return row.GetInt64(1);
    }

    private static async Task<List<TakenJob>> TakeAsync(
        List<ClaimCommand> open, List<Lane> lanes, Batch batch, CancellationToken cancellationToken)
    {
        var taken = new List<TakenJob>();
        var isShort = false;
        for (var round = 0; round < MaxRounds && open.Count > 0; round++)
        {
            var grants = ClaimPlan.Assign([.. open.Select(command => command.Claim.Queues)], lanes);
            if (grants.IsEmpty)
            {
                break;
            }

            var jobIds = await LaneTable.TakeAsync(grants, batch, cancellationToken);
            var served = Serve(open, grants, jobIds, taken, batch);
            open.RemoveAll(served.Contains);
            isShort = IsShort(grants, jobIds);
            lanes = open.Count == 0 ? [] : LaneTable.AfterTaking(lanes, grants, jobIds);
        }

        foreach (var command in open)
        {
            command.Outcome = ClaimOutcome.Nothing;
            command.MustRepeat = isShort;
        }

        return taken;
    }

    /// <summary>
    /// In one round: where a lane gave less than planned, who got nothing goes to the next batch.
    /// </summary>
    private static async Task<List<TakenJob>> TakeMixedAsync(
        List<ClaimCommand> open,
        IReadOnlyList<Lane> lanes,
        RunningChoice running,
        Batch batch,
        CancellationToken cancellationToken)
    {
        var taken = new List<TakenJob>();
        var plan = MixedClaimPlan.Assign(
            [.. open.Select(command => new PlannedClaim(command.Claim.Queues, command.Requirements))],
            lanes.Where(running.IsOpen),
            running.GroupsLeft);
        var jobIds = await LaneTable.TakeAsync(plan.Grants, batch, cancellationToken);
        var served = Serve(open, plan.Grants, jobIds, taken, batch);
        var isShort = IsShort(plan.Grants, jobIds);
        foreach (var command in open.Where(command => !served.Contains(command)))
        {
            command.Outcome = command.IsPassedOver ? ClaimOutcome.PassedOver : ClaimOutcome.Nothing;
            command.MustRepeat = isShort || plan.IsCut;
        }

        return taken;
    }

    /// <summary>Whether a lane gave less than planned: it is empty now, or held by another silo.</summary>
    private static bool IsShort(IReadOnlyList<LaneGrant> grants, List<long>[] jobIds) =>
        grants.Index().Any(grant => jobIds[grant.Index].Count < grant.Item.Claims.Length);

    private static HashSet<ClaimCommand> Serve(
        List<ClaimCommand> open,
        IReadOnlyList<LaneGrant> grants,
        List<long>[] jobIds,
        List<TakenJob> taken,
        Batch batch)
    {
        var served = new SortedDictionary<int, TakenJob>();
        foreach (var (index, grant) in grants.Index())
        {
            if (jobIds[index].Count == 0)
            {
                continue;
            }

            var lane = LaneTable.KeyOf(grant.Lane);
            batch.Effects.JobsTaken(lane, jobIds[index].Count, (batch.Number * ServedPerBatch) + grant.ServedAt);
            foreach (var (claim, jobId) in grant.Claims.Zip(jobIds[index]))
            {
                served.Add(claim, new TakenJob(open[claim], jobId, lane));
            }
        }

        // In the order of the claims, so that the events tell the order in which the lanes were served.
        taken.AddRange(served.Values);
        return [.. served.Values.Select(job => job.Command)];
    }

    private static async Task OfferAsync(List<TakenJob> taken, Batch batch, CancellationToken cancellationToken)
    {
        var offers = new Offer?[taken.Count];
        batch.Session.Add(
            "jobs_find_queued",
            new Rows<TakenJob>(taken).Bigint("job_id", job => job.JobId),
            row => offers[row.GetInt32(0)] = ToOffer(taken[row.GetInt32(0)], row, batch));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var (job, offer) in taken.Zip(offers))
        {
            if (offer is null)
            {
                // It left its queue while it stood there (cancelled by another silo): not dispatched, and the box asks
                // the queue again.
                batch.Effects.LaneLeft(job.Lane);
                job.Command.Outcome = ClaimOutcome.Nothing;
                job.Command.MustRepeat = true;
                continue;
            }

            job.Command.Outcome = new ClaimOutcome { Offer = offer };
            batch.Effects.JobChanged(job.JobId, JobState.Queued, JobState.Offered);
            batch.Effects.Append(
                new JobEvent { JobId = job.JobId, Attempt = offer.Attempt, Testbox = offer.Testbox, Kind = "offered" });
        }

        var offered = taken.Zip(offers)
            .Where(pair => pair.Second is not null)
            .Select(pair => (pair.First.Command.Claim, pair.Second!))
            .ToArray();
        batch.Session.Add(
            "jobs_offer", new Rows<(Claim Claim, Offer Offer)>(offered).Bigint("job_id", pair => pair.Offer.JobId));
        batch.Session.Add("attempts_insert", new Rows<(Claim Claim, Offer Offer)>(offered)
            .Bigint("job_id", pair => pair.Offer.JobId)
            .Bigint("number", pair => pair.Offer.Attempt)
            .Text("testbox", pair => pair.Offer.Testbox)
            .Text("token", pair => pair.Claim.Token)
            .Text("address", pair => pair.Claim.Address)
            .Text("kind", pair => EnumText.Of(pair.Claim.Kind))
            .Bigint("deadline_at", pair => batch.NowMicros + Micros.From(pair.Claim.OfferTimeout)));
    }

    private static Offer ToOffer(TakenJob job, Row row, Batch batch) => new()
    {
        JobId = job.JobId,
        Attempt = row.GetInt32(1),
        Testbox = job.Command.Claim.Testbox,
        Spec = row.GetText(2),
        Token = job.Command.Claim.Token,
        Address = job.Command.Claim.Address,
        OfferedAt = batch.Now,
    };
}
