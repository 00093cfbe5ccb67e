namespace Boxyard.Jobs;

/// <summary>The jobs that a text would queue, in order.</summary>
internal sealed record ExpandAnswer(IReadOnlyList<ExpandedJobAnswer> Jobs)
{
    public static ExpandAnswer Of(SubmissionPlan plan) =>
        new([.. plan.Jobs.Zip(plan.Specs, (job, spec) => ExpandedJobAnswer.Of(job, spec))]);
}
