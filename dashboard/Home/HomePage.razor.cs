using Boxyard.Client;
using Boxyard.Dashboard.Jobs;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Home;

/// <summary>How the lab stands: jobs by state, queues, newest failures.</summary>
public sealed partial class HomePage : ComponentBase
{
    private const string FailedSearch = "state:failed,timed_out,crashed,abnormal,lost";
    private const int MaxQueues = 15;
    private const int MaxFailures = 8;

    private IReadOnlyList<(JobState State, long Count)> _counts = [];
    private IReadOnlyList<JobQueue> _queues = [];
    private IReadOnlyList<Job> _failures = [];
    private Problem? _problem;

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
        try
        {
            // Side by side: the page takes as long as the slowest.
            var counts = Silo.Overview.GetAsync(cancellationToken);
            var queues = Silo.Queues.ListAsync(cancellationToken);
            var failures = ListFailuresAsync(cancellationToken);
            await Task.WhenAll(counts, queues, failures);
            var byState = (await counts).Jobs;
            _counts = [.. Enum.GetValues<JobState>().Select(state => (state, byState.GetValueOrDefault(state)))];
            _queues = [.. (await queues)
                .Where(queue => queue.QueuedCount > 0 || queue.LiveCount > 0)
                .OrderByDescending(queue => queue.QueuedCount)
                .Take(MaxQueues)];
            _failures = await failures;
        }
        catch (BoxyardException failure)
        {
            _problem = failure.Problem;
        }
    }

    private async Task<IReadOnlyList<Job>> ListFailuresAsync(CancellationToken cancellationToken)
    {
        var query = JobSearch.Parse(FailedSearch, Clock.GetUtcNow()).Query with { PageSize = MaxFailures };
        return await Silo.Jobs.ListAsync(query, cancellationToken).Take(MaxFailures).ToListAsync(cancellationToken);
    }
}
