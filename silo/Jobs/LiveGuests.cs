using System.Collections.Concurrent;
using Boxyard.Storage;

namespace Boxyard.Jobs;

/// <summary>
/// The guests that this silo has heard lately, by job: one attempt of a job is live. A commit that changes a job makes
/// what is remembered of it void, so that a guest is answered from memory only while nothing has changed. When another
/// silo's notice is lost, the next flush is the net: it drops the guests whose attempts are over and tells the others'
/// terms.
/// </summary>
internal sealed class LiveGuests(TimeProvider clock) : ICommitListener
{
    /// <summary>
    /// A guest that was silent for so long may have gone to another silo; it is read again when it comes.
    /// </summary>
    private static readonly TimeSpan ForgetInterval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, LiveGuest> _guests = new();

    public int Count => _guests.Count;

    public LiveGuest? Find(ShownId attempt) =>
        _guests.TryGetValue(attempt.JobId, out var guest) && guest.Attempt == attempt ? guest : null;

    /// <summary>
    /// A guest of whom nothing is known yet. Made before the store is asked, so that no change is missed.
    /// </summary>
    public LiveGuest Enter(ShownId attempt)
    {
        var guest = new LiveGuest(attempt);
        _guests[attempt.JobId] = guest;
        return guest;
    }

    public void Forget(LiveGuest guest) => _guests.TryRemove(KeyValuePair.Create(guest.Attempt.JobId, guest));

    /// <summary>Takes a sign of life of an attempt whose token was checked.</summary>
    public void Hear(ShownId attempt)
    {
        var guest = Find(attempt);
        if (guest is null)
        {
            guest = Enter(attempt);
            guest.Change();
        }

        guest.Hear(clock.GetTimestamp());
    }

    /// <summary>The signs of life that are not stored yet; drops who has been silent for long.</summary>
    public IReadOnlyList<(LiveGuest Guest, long HeardAt)> ListUnstored()
    {
        var unstored = new List<(LiveGuest Guest, long HeardAt)>();
        var forgetBefore = clock.GetTimestamp() - (long)(ForgetInterval.TotalSeconds * clock.TimestampFrequency);
        foreach (var guest in _guests.Values)
        {
            if (guest.FindUnstored() is { } heardAt)
            {
                unstored.Add((guest, heardAt));
            }
            else if (guest.HasBeenSilentSince(forgetBefore))
            {
                Forget(guest);
            }
        }

        return unstored;
    }

    /// <summary>
    /// What an incomplete notice does not name is left to the next flush, which reads back every guest that was heard:
    /// to read each of them apart after every large batch of another silo would cost more than it tells.
    /// </summary>
    public void Committed(CommitNotice notice)
    {
        foreach (var jobId in notice.ChangedJobs)
        {
            if (_guests.TryGetValue(jobId, out var guest))
            {
                guest.Change();
            }
        }
    }
}
