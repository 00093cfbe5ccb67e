using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>
/// The plan of <see cref="ClaimPlan"/> where not every claim may have every lane: jobs require something of their box,
/// or submitters and groups may have so many attempts and no more. Each claim looks at all lanes of the plan.
/// </summary>
public static class MixedClaimPlan
{
    /// <param name="claims">In order of arrival.</param>
    /// <param name="lanes">
    /// Of each queue and requirement the first n in the order of choice, n being the claims that name the queue. A
    /// claim may exhaust what a submitter may have and so close several lanes: then fewer may be found than there are,
    /// and who gets nothing asks again (<see cref="MixedPlan.IsCut"/>).
    /// </param>
    /// <param name="groupsLeft">How many more attempts groups may have; those that are not named, any number.</param>
    public static MixedPlan Assign(
        IReadOnlyList<PlannedClaim> claims,
        IEnumerable<Lane> lanes,
        IReadOnlyDictionary<string, long>? groupsLeft = null)
    {
        var left = new AttemptsLeft(groupsLeft);
        var shares = new Dictionary<(string, int, string), MixedShare>();
        var seats = lanes
            .Where(lane => lane.QueuedCount > 0)
            .Select(lane => new MixedSeat(lane, ShareOf(lane, shares)))
            .GroupBy(seat => seat.Lane.Queue, StringComparer.Ordinal)
            .ToDictionary(queue => queue.Key, queue => queue.ToArray(), StringComparer.Ordinal);
        var granted = new List<MixedSeat>();
        var servedCount = 0;
        for (var claim = 0; claim < claims.Count && seats.Count > 0; claim++)
        {
            if (Find(claims[claim], seats, left) is not { } seat)
            {
                continue;
            }

            if (seat.Claims.Count == 0)
            {
                granted.Add(seat);
            }

            seat.Claims.Add(claim);
            seat.Share.Serve(servedCount++);
            left.Take(seat.Lane);
        }

        return new MixedPlan(
            [.. granted.Select(seat => new LaneGrant(seat.Lane, [.. seat.Claims], seat.Share.ServedAt))], left.IsCut);
    }

    private static MixedShare ShareOf(Lane lane, Dictionary<(string, int, string), MixedShare> shares)
    {
        var key = (lane.Queue, lane.Priority, lane.Submitter);
        if (!shares.TryGetValue(key, out var share))
        {
            shares.Add(key, share = new MixedShare(lane));
        }

        return share;
    }

    private static MixedSeat? Find(PlannedClaim claim, Dictionary<string, MixedSeat[]> seats, AttemptsLeft left)
    {
        foreach (var queue in claim.Queues)
        {
            MixedSeat? best = null;
            foreach (var seat in seats.GetValueOrDefault(queue, []))
            {
                if (seat.HasJobs
                    && claim.MayHave(seat.Lane)
                    && (best is null || seat.IsBefore(best))
                    && left.Has(seat.Lane))
                {
                    best = seat;
                }
            }

            if (best is not null)
            {
                return best;
            }
        }

        return null;
    }
}
