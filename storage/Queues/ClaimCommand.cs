using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Queues;

/// <summary>A box wants its next job. One claim of a box at a time: the second sees the first one's attempt.</summary>
internal sealed class ClaimCommand(Claim claim, StorageMetrics metrics) : WriteCommandOf<ClaimOutcome>
{
    public Claim Claim { get; } = claim;

    /// <summary>The box had a live attempt when the batch began, so nothing is taken for it.</summary>
    public bool HasLiveAttempt { get; set; }

    /// <summary>The box was drained or quarantined when the batch began.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The requirements that wait in its queues and that its box satisfies, by their ids.</summary>
    public HashSet<long> Requirements { get; set; } = [];

    /// <summary>In its queues jobs wait that require what its box has not.</summary>
    public bool IsPassedOver { get; set; }

    /// <summary>What is to be kept of a box that never asked before; a claim that is repeated has kept it.</summary>
    public TestboxReport? Arrival => Claim.Arrival is { } arrival && RepeatCount == 0
        ? new TestboxReport
        {
            Name = Claim.Testbox,
            Ip = arrival.Ip,
            Arch = arrival.Arch,
            EventKind = arrival.IsKnown ? "arch_learnt" : "first_boot",
        }
        : null;

    public override string ConflictKey { get; } = $"box:{claim.Testbox}";

    public override void Answer()
    {
        if (Written is { } outcome)
        {
            metrics.Claimed(outcome);
        }

        base.Answer();
    }

    public override void Reset()
    {
        base.Reset();
        HasLiveAttempt = false;
        IsHeld = false;
        Requirements = [];
        IsPassedOver = false;
    }
}
