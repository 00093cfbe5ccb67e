using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Boxyard.Dashboard.Jobs;

namespace Boxyard.Dashboard.Home;

/// <summary>How the lab stands: jobs by state, groups, throughput, newest failures, the visitor's own jobs.</summary>
public sealed partial class HomePage
{
    private const string FailedSearch = "state:failed,timed_out,crashed,abnormal,lost";
    private const int MaxGroups = 15;
    private const int MaxListed = 8;
    private const int Hours = 24;

    private IReadOnlyList<(JobState State, long Count)> _counts = [];
    private IReadOnlyList<GroupState> _groups = [];
    private IReadOnlyList<HourBar> _bars = [];
    private IReadOnlyList<Job> _mine = [];
    private int _moreGroups;
    private IReadOnlyList<Job> _failures = [];

    protected override async Task LoadAsync()
    {
        // Side by side: the page takes as long as the slowest.
        var counts = Silo.Overview.GetAsync(Aborted);
        var groups = Silo.Overview.ListGroupsAsync(Aborted);
        var throughput = Silo.Overview.GetThroughputAsync(Hours, Aborted);
        var failures = ListAsync(FailedSearch);
        var mine = Visitor.Account is { } account
            ? ListAsync($"by:{account}")
            : Task.FromResult<IReadOnlyList<Job>>([]);
        await Task.WhenAll(counts, groups, throughput, failures, mine);
        var byState = (await counts).Jobs;
        _counts = [.. JobStateText.All.Select(state => (state, byState.GetValueOrDefault(state)))];
        // A queue that is named in another way is no group when nothing is in it and no box is there.
        GroupState[] known = [.. (await groups).Where(HasAnything)];
        _groups = [.. known
            .OrderByDescending(group => group.QueuedCount)
            .ThenByDescending(group => group.LiveCount)
            .Take(MaxGroups)];
        _moreGroups = known.Length - _groups.Count;
        _bars = HourBar.Of(await throughput, Hours);
        _failures = await failures;
        _mine = await mine;
    }

    private static bool HasAnything(GroupState group) =>
        group.QueuedCount > 0 || group.LiveCount > 0 || group.BusyBoxCount > 0 || group.ReadyBoxCount > 0
        || group.HeldBoxCount > 0 || group.SilentBoxCount > 0;

    private async Task<IReadOnlyList<Job>> ListAsync(string search)
    {
        var query = JobSearch.Parse(search, Clock.GetUtcNow()).Query with { PageSize = MaxListed };
        return await Silo.Jobs.ListAsync(query, Aborted).Take(MaxListed).ToListAsync(Aborted);
    }
}
