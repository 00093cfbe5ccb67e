using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>What must be true after every step, by a look at all rows; remembers the rows of the step before.</summary>
internal sealed class Invariants(ModelStore store)
{
    private readonly List<AttemptRecord> _attempts = [];
    private readonly List<JobRecord> _jobs = [];
    private int _revision;

    public void Check()
    {
        if (_revision == store.Revision)
        {
            return;
        }

        CheckBoxes();
        for (var index = 0; index < store.Attempts.Count; index++)
        {
            CheckStep(index);
        }

        foreach (var job in store.Jobs)
        {
            JobCheck.Check(store, job);
        }

        CheckEnded();
        CounterCheck.Check(store);
        Remember();
    }

    private void CheckBoxes()
    {
        foreach (var box in Lab.Boxes)
        {
            if (store.Attempts.Count(attempt => attempt.Testbox == box && attempt.State.IsLive()) > 1)
            {
                throw new BrokenInvariantException($"Box {box} has two live attempts");
            }
        }
    }

    /// <summary>An attempt only goes forward, and when it is over, nothing of it changes any more.</summary>
    private void CheckStep(int index)
    {
        var next = store.Attempts[index];
        if (index >= _attempts.Count)
        {
            return;
        }

        var before = _attempts[index];
        if (ReferenceEquals(before, next))
        {
            return;
        }

        Must(before.State.IsLive(), "An attempt that is over has changed", next);
        Must(next.State >= before.State, "An attempt went back", next);
        Must(next.HeartbeatAt >= before.HeartbeatAt || before.HeartbeatAt is null, "A sign of life is gone", next);
        Must(next.EndedAt is not null == next.State.IsFinal(), "Ended and when does not agree", next);
        Must(
            before.CancelAskedAt is null || next.CancelAskedAt == before.CancelAskedAt,
            "A cancel was forgotten", next);
        Must(
            next.CancelAskedAt is null || !next.State.IsFinal() || next.State == JobState.Cancelled,
            "A cancelled attempt has another end", next);
        Must(
            !(next.DeadlineAt > next.CancelAskedAt + TimeSpan.FromMinutes(1)),
            "A cancelled attempt has more than its minute", next);
        Must(
            next.State != before.State || next.CancelAskedAt is not null || next.DeadlineAt >= before.DeadlineAt,
            "A deadline moved back", next);
    }

    /// <summary>A job that is over stays as it ended; only the mark of its results comes later.</summary>
    private void CheckEnded()
    {
        foreach (var (before, next) in _jobs.Zip(store.Jobs))
        {
            if (before.State.IsFinal() && before with { ExtractedAt = next.ExtractedAt } != next)
            {
                throw new BrokenInvariantException($"A job that is over has changed: {before} to {next}");
            }
        }
    }

    private void Remember()
    {
        _revision = store.Revision;
        _attempts.Clear();
        _attempts.AddRange(store.Attempts);
        _jobs.Clear();
        _jobs.AddRange(store.Jobs);
    }

    private static void Must(bool isSo, string otherwise, AttemptRecord attempt)
    {
        if (!isSo)
        {
            throw new BrokenInvariantException($"{otherwise}: {attempt}");
        }
    }
}
