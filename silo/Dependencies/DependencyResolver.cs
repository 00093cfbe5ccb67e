namespace Boxyard.Dependencies;

/// <summary>
/// Judges the waits that a change may have decided. Several silos may do it at once: a wait that is over already
/// changes nothing.
/// </summary>
internal sealed class DependencyResolver(IDependencyStore dependencies, JobFactsReader reader)
{
    private const int PageSize = 500;

    /// <summary>Judges the waits of these jobs and for them; all waits when null.</summary>
    public async Task ResolveAsync(IReadOnlyCollection<long>? changed, CancellationToken cancellationToken)
    {
        if (!await dependencies.HasAnyAsync(cancellationToken))
        {
            return;
        }

        if (changed is not null)
        {
            foreach (var some in changed.Chunk(PageSize))
            {
                await ResolveSomeAsync(some, cancellationToken);
            }

            return;
        }

        IReadOnlyList<long> page = [0];
        do
        {
            page = await dependencies.ListWaitedForAsync(page[^1], PageSize, cancellationToken);
            await ResolveSomeAsync(page, cancellationToken);
        }
        while (page.Count == PageSize);
    }

    private async Task ResolveSomeAsync(IReadOnlyList<long> jobIds, CancellationToken cancellationToken)
    {
        var waits = await dependencies.ListAsync(jobIds, cancellationToken);
        var resolutions = new List<WaitResolution>();
        foreach (var waitsForOne in waits.Distinct().GroupBy(wait => wait.On.JobId))
        {
            var facts = await reader.FindAsync(waitsForOne.Key, cancellationToken);
            resolutions.AddRange(waitsForOne.Select(wait => Judge(wait, facts)).OfType<WaitResolution>());
        }

        // Apart, so that other writes come in between.
        foreach (var some in resolutions.Chunk(PageSize))
        {
            await dependencies.ResolveAsync(some, cancellationToken);
        }
    }

    private static WaitResolution? Judge(OpenWait wait, JobFacts? job)
    {
        var resolution = new WaitResolution { WaitingJobId = wait.WaitingJobId, OnJobId = wait.On.JobId };
        if (job is null)
        {
            return resolution with { Failure = $"Job {wait.On.JobId}, which it waits for, is gone." };
        }

        if (wait.FailFast && job.View.IsBroken)
        {
            return resolution with { Failure = $"Job {wait.On.JobId}, which it waits for, ended: {job.View.Health}." };
        }

        return DependencyRules.Judge(wait.On.Condition, job) switch
        {
            WaitState.Open => null,
            WaitState.Holds => resolution,
            WaitState.NeverHolds => resolution with
            {
                Failure = $"Job {wait.On.JobId} ended with health {job.View.Health} and never was as it was waited for:"
                    + $" {wait.On.Condition}.",
            },
            _ => throw new InvalidOperationException("Not a state of a wait."),
        };
    }
}
