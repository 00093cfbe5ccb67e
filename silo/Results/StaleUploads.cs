using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>
/// Records that a box of an ended attempt still uploads: once an attempt, since such a box may send a chunk every
/// second. What was recorded is kept in memory and may be forgotten; then the event is there twice.
/// </summary>
internal sealed class StaleUploads(IJobStore jobs)
{
    private const int MaxRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly HashSet<ShownId> _recorded = [];

    public async Task RecordAsync(AttemptRecord attempt, CancellationToken cancellationToken)
    {
        var shownId = new ShownId(attempt.JobId, attempt.Number);
        if (IsRecorded(shownId))
        {
            return;
        }

        var stale = new JobEvent
        {
            JobId = attempt.JobId,
            Attempt = attempt.Number,
            Testbox = attempt.Testbox,
            Kind = "stale_upload",
        };
        await jobs.AppendAsync([stale], cancellationToken);
        Remember(shownId);
    }

    private bool IsRecorded(ShownId shownId)
    {
        lock (_lock)
        {
            return _recorded.Contains(shownId);
        }
    }

    private void Remember(ShownId shownId)
    {
        lock (_lock)
        {
            if (_recorded.Count >= MaxRemembered)
            {
                _recorded.Clear();
            }

            _recorded.Add(shownId);
        }
    }
}
