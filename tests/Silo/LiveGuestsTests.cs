using Boxyard.Jobs;
using Boxyard.Storage;

namespace Boxyard.Tests.Silo;

public class LiveGuestsTests
{
    private static readonly ShownId Attempt = new(7, 2);
    private static readonly byte[] Hash = TokenHash.Of("token");
    private static readonly AttemptTerms Terms = new(DateTimeOffset.UnixEpoch, IsCancelAsked: false);

    private readonly TestClock _clock = new();
    private readonly LiveGuests _guests;

    public LiveGuestsTests() => _guests = new LiveGuests(_clock);

    [Fact]
    public void A_guest_that_was_admitted_is_known_by_attempt_and_token()
    {
        Admit();

        Assert.True(_guests.Find(Attempt)!.TryHear(Hash, 1, out var terms));
        Assert.Equal(Terms, terms);
        Assert.False(_guests.Find(Attempt)!.TryHear(TokenHash.Of("other"), 1, out _));
        Assert.Null(_guests.Find(new ShownId(7, 1)));
    }

    [Fact]
    public void A_change_that_is_told_while_the_store_is_asked_is_not_missed()
    {
        var guest = _guests.Enter(Attempt);
        _guests.Committed(Changed(7));
        guest.Admit(Hash, Terms, timestamp: 1);

        Assert.False(_guests.Find(Attempt)!.TryHear(Hash, 2, out _));
    }

    [Fact]
    public void Changes_of_other_jobs_leave_it_known()
    {
        Admit();
        _guests.Committed(Changed(8));
        Assert.True(_guests.Find(Attempt)!.TryHear(Hash, 2, out _));
    }

    [Fact]
    public void What_was_heard_is_listed_until_it_is_stored_and_the_newest_counts()
    {
        Admit();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _guests.Hear(Attempt);
        var (guest, heardAt) = Assert.Single(_guests.ListUnstored());
        Assert.Equal((Attempt, _clock.GetTimestamp()), (guest.Attempt, heardAt));

        _clock.Advance(TimeSpan.FromSeconds(1));
        _guests.Hear(Attempt);
        guest.Settle(heardAt, Terms with { IsCancelAsked = true });
        Assert.Equal(_clock.GetTimestamp(), Assert.Single(_guests.ListUnstored()).HeardAt);
        guest.Settle(_clock.GetTimestamp(), Terms with { IsCancelAsked = true });
        Assert.Empty(_guests.ListUnstored());
        Assert.True(guest.TryHear(Hash, 3, out var terms));
        Assert.True(terms.IsCancelAsked);
    }

    [Fact]
    public void A_guest_that_is_heard_before_it_is_known_must_be_looked_up()
    {
        _guests.Hear(Attempt);
        Assert.Single(_guests.ListUnstored());
        Assert.False(_guests.Find(Attempt)!.TryHear(Hash, 1, out _));
    }

    [Fact]
    public void A_guest_that_was_silent_for_long_is_forgotten()
    {
        Admit();
        _guests.Find(Attempt)!.Settle(_clock.GetTimestamp(), Terms);
        _clock.Advance(TimeSpan.FromSeconds(60));
        _guests.ListUnstored();
        Assert.Equal(1, _guests.Count);
        _clock.Advance(TimeSpan.FromTicks(1));
        _guests.ListUnstored();
        Assert.Equal(0, _guests.Count);
    }

    private static CommitNotice Changed(long jobId) => new()
    {
        QueuedJobs = new Dictionary<string, int>(),
        ChangedJobs = new HashSet<long> { jobId },
    };

    private void Admit() => _guests.Enter(Attempt).Admit(Hash, Terms, _clock.GetTimestamp());
}
