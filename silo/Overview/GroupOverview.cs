using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Overview;

/// <summary>
/// How the groups stand. It reads every box and queue, so what it found is given to all who ask within seconds.
/// </summary>
internal sealed class GroupOverview(
    ILabFacts facts, IQueueStore queues, IJobStore jobs, JobRules rules, TimeProvider clock) : IDisposable
{
    private const int PageSize = 500;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IReadOnlyList<GroupState>? _groups;
    private long _readAt;

    public async Task<IReadOnlyList<GroupState>> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_groups is null || clock.GetElapsedTime(_readAt) >= MaxAge)
            {
                _groups = await ReadAsync(cancellationToken);
                _readAt = clock.GetTimestamp();
            }

            return _groups;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<IReadOnlyList<GroupState>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = await jobs.GetNowAsync(cancellationToken);
        var boxes = await facts.ListBoxesAsync(cancellationToken);
        var groups = GroupRules.Of(await ListQueuesAsync(cancellationToken), boxes, rules.GroupRule, now);
        List<GroupState> estimated = [];
        foreach (var group in groups)
        {
            // Without a box nothing is estimated, so nothing is read.
            var durations = group.ReadyBoxCount + group.BusyBoxCount == 0
                ? []
                : await facts.ListDurationsAsync(group.Name, cancellationToken);
            estimated.Add(GroupRules.WithEstimate(group, durations));
        }

        return estimated;
    }

    private async Task<List<QueueRecord>> ListQueuesAsync(CancellationToken cancellationToken)
    {
        List<QueueRecord> all = [];
        IReadOnlyList<QueueRecord> page;
        do
        {
            page = await queues.ListAsync(all is [.., var last] ? last.Name : null, PageSize, cancellationToken);
            all.AddRange(page);
        }
        while (page.Count == PageSize);

        return all;
    }
}
