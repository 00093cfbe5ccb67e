using Boxyard.Queues;

namespace Boxyard.Jobs;

/// <summary>The jobs that a text would queue, in order.</summary>
internal sealed record ExpandAnswer(IReadOnlyList<ExpandedJobAnswer> Jobs)
{
    /// <summary>So many different queues and requirements of a text are looked at.</summary>
    private const int MaxFits = 20;

    public static async Task<ExpandAnswer> OfAsync(
        SubmissionPlan plan, ServingBoxes boxes, CancellationToken cancellationToken)
    {
        var fits = new Dictionary<(string Queue, string Requirement), BoxFit>();
        var answers = new List<ExpandedJobAnswer>(plan.Jobs.Length);
        foreach (var (job, spec) in plan.Jobs.Zip(plan.Specs))
        {
            var key = (job.Queue, job.Requirement?.Text ?? "");
            if (!fits.TryGetValue(key, out var fit) && fits.Count < MaxFits)
            {
                fit = await boxes.FindFitAsync(job.Queue, job.Requirement, cancellationToken);
                fits.Add(key, fit);
            }

            answers.Add(ExpandedJobAnswer.Of(job, spec, fit));
        }

        return new ExpandAnswer(answers);
    }
}
