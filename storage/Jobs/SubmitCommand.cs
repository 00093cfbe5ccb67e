using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>Jobs to store and queue together.</summary>
internal sealed class SubmitCommand(Submission submission) : WriteCommandOf<SubmitOutcome>
{
    public Submission Submission { get; } = submission;

    /// <summary>Whose key it is: the submitter of the first job.</summary>
    public string Submitter => Submission.Jobs[0].Submitter;

    /// <summary>The submission of this key that is stored already; null when there is none.</summary>
    public EarlierSubmission? Earlier { get; set; }

    public override string? ConflictKey =>
        Submission.IdempotencyKey is null ? null : $"submission:{Submitter}:{Submission.IdempotencyKey}";

    public override int RowCount { get; } =
        submission.Jobs.Length + submission.Jobs.Sum(job => job.Waits.Waits.Length);

    public override void Reset()
    {
        base.Reset();
        Earlier = null;
    }
}
