using Boxyard.Jobs;

namespace Boxyard.Testboxes;

/// <summary>Reads back the offer of an attempt that is not over.</summary>
internal sealed class LiveAttempts(IJobStore jobs)
{
    /// <summary>
    /// Null when the id is none, or its attempt has ended: what belongs to a stale attempt must not be fetched any
    /// more.
    /// </summary>
    public async Task<Offer?> FindOfferAsync(string shownId, CancellationToken cancellationToken)
    {
        if (!ShownId.TryParse(shownId, out var id)
            || await jobs.FindAttemptAsync(id.JobId, id.Attempt, cancellationToken)
                is not { EndedAt: null, IsReserved: false } attempt
            || await jobs.FindSpecAsync(id.JobId, cancellationToken) is not { } spec)
        {
            return null;
        }

        return new Offer
        {
            JobId = attempt.JobId,
            Attempt = attempt.Number,
            Testbox = attempt.Testbox,
            Spec = spec,
            Token = attempt.Token,
            Address = attempt.Address,
            OfferedAt = attempt.OfferedAt,
        };
    }
}
