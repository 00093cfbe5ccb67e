using Boxyard.Queues;

namespace Boxyard.Jobs;

/// <summary>The jobs that a text would queue, in order.</summary>
internal sealed record ExpandAnswer(IReadOnlyList<ExpandedJobAnswer> Jobs)
{
    /// <summary>So many different requirements of a text are looked at.</summary>
    private const int MaxFits = 20;

    public static async Task<ExpandAnswer> OfAsync(
        SubmissionPlan plan, ServingBoxes boxes, CancellationToken cancellationToken)
    {
        var fits = new Dictionary<(string Queue, string Requirement), BoxFit>();
        var answers = new List<ExpandedJobAnswer>(plan.Jobs.Length);
        foreach (var (job, spec) in plan.Jobs.Zip(plan.Specs))
        {
            BoxFit? fit = null;
            if (job.Requirement is { } requirement
                && !fits.TryGetValue((job.Queue, requirement.Text), out fit)
                && fits.Count < MaxFits)
            {
                fit = await boxes.FindFitAsync(job.Queue, requirement, cancellationToken);
                fits.Add((job.Queue, requirement.Text), fit);
            }

            answers.Add(ExpandedJobAnswer.Of(job, spec, fit));
        }

        return new ExpandAnswer(answers);
    }
}
