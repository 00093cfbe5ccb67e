namespace Boxyard.Jobs;

/// <summary>How jobs are taken in.</summary>
public sealed class SubmitOptions
{
    public const string SectionName = "Submit";

    /// <summary>The answer of `POST /scheduler/v1/jobs/submit`. Default Bare.</summary>
    public SubmitAnswerForm JobsSubmitAnswer { get; set; } = SubmitAnswerForm.Bare;

    /// <summary>The answer of `POST /submit_job`. Default Array.</summary>
    public SubmitAnswerForm SubmitJobAnswer { get; set; } = SubmitAnswerForm.Array;

    /// <summary>Jobs in one batch, 1 to 10,000. Default 10,000.</summary>
    public int MaxBatchJobs { get; set; } = 10_000;
}
