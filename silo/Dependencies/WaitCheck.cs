using System.Collections.Immutable;
using Boxyard.Jobs;

namespace Boxyard.Dependencies;

/// <summary>
/// Refuses waits that could never be over: a job that waited for one that never was would wait for ever.
/// </summary>
internal sealed class WaitCheck(IDependencyStore dependencies)
{
    /// <summary>Of all jobs of one submission: they are rows of one commit.</summary>
    private const int MaxWaits = 10_000;

    /// <summary>A text with thousands of mistakes is answered with the first ones.</summary>
    private const int MaxErrorCount = 100;

    /// <summary>The plan, or the mistakes in its waits.</summary>
    public async Task<SubmissionPlan> CheckAsync(
        SubmissionPlan plan, bool isBatch, CancellationToken cancellationToken)
    {
        var waiting = plan.Jobs.Index().Where(job => !job.Item.Waits.Waits.IsEmpty).ToArray();
        if (waiting.Length == 0)
        {
            return plan;
        }

        if (waiting.Sum(job => job.Item.Waits.Waits.Length) > MaxWaits)
        {
            return Refuse([Mistake($"The jobs wait for more than {MaxWaits} others together. Send several batches.")]);
        }

        var ids = waiting.SelectMany(job => job.Item.Waits.Waits).Select(wait => wait.JobId).Distinct().ToArray();
        var known = await dependencies.FindKnownAsync(ids, cancellationToken);
        var mistakes = waiting.SelectMany(job => FindMistakes(job.Item, known)
            .Select(mistake => mistake with { Index = isBatch ? job.Index : null }));
        var shown = mistakes.Take(MaxErrorCount).ToImmutableArray();
        return shown.IsEmpty ? plan : Refuse(shown);
    }

    private static IEnumerable<SubmittedJobError> FindMistakes(NewJob job, IReadOnlySet<long> known) => job.Waits.Waits
        .Where(wait => !known.Contains(wait.JobId))
        .Select(wait => Mistake(
            $"'{WaitList.Field}' names job {wait.JobId}, which does not exist. Submit that one first."));

    private static SubmittedJobError Mistake(string message) => new() { Field = WaitList.Field, Message = message };

    private static SubmissionPlan Refuse(ImmutableArray<SubmittedJobError> mistakes) => new() { Errors = mistakes };
}
