using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Boxyard.Jobs;

namespace Boxyard.Builds;

/// <summary>
/// Takes builds and profiles from step to step. A step is two commits, the jobs and then the row that waits for them:
/// jobs are queued by a key that is the build's step, so who repeats a step after a crash gets the same jobs.
/// </summary>
public sealed class BuildSteps(
    IBuildStore builds,
    IJobStore jobs,
    JobExpander expander,
    BuildTerms terms,
    IGrainFactory grains,
    TimeProvider clock)
{
    /// <summary>Why jobs of an app that was deleted end.</summary>
    public const string AppDeleted = "The app of its build was deleted.";

    /// <summary>The next step, if the build still has this revision and the step is due.</summary>
    public async Task TakeAsync(BuildKey key, long revision, string? measured, CancellationToken cancellationToken)
    {
        var build = await builds.FindAsync(key.Namespace, key.Name, key.Number, cancellationToken);
        if (build?.Revision != revision)
        {
            return;
        }

        var plan = BuildPlan.Read(build.Plan);
        if (await FindMoveAsync(build, plan, cancellationToken) is not { } move)
        {
            return;
        }

        var (ids, problem) = await QueueAsync(build, plan, move, cancellationToken);
        if (problem is not null)
        {
            move = BuildMove.End(BuildResult.Failure, problem);
        }

        // When it was not saved, another silo has taken this step, with the same jobs; or the app was deleted.
        if (!await builds.SaveAsync(build, move, ids, measured, cancellationToken)
            && await builds.FindAsync(key.Namespace, key.Name, key.Number, cancellationToken) is null)
        {
            await CancelAsync(ids, cancellationToken);
        }
    }

    private async Task<BuildMove?> FindMoveAsync(
        BuildRecord build, BuildPlan plan, CancellationToken cancellationToken)
    {
        if (build.State != BuildState.Starting)
        {
            return BuildRules.Next(build, plan, await builds.ListJobsAsync(build, cancellationToken));
        }

        return await builds.IsHeldUpAsync(build, cancellationToken)
            ? null
            : BuildRules.Begin(plan, await IsBuiltAsync(build, plan, cancellationToken));
    }

    /// <summary>Asked when no earlier build can push any more: what was pushed last is what counts.</summary>
    private async Task<bool> IsBuiltAsync(BuildRecord build, BuildPlan plan, CancellationToken cancellationToken) =>
        build.Kind == BuildKind.Profile
        && await builds.FindPushedAsync(build.Namespace, build.Name, build.Version, cancellationToken) is { } had
        && BuildPlan.Read(had.Plan).IsOf(plan);

    private async Task<(ImmutableArray<long> Ids, string? Problem)> QueueAsync(
        BuildRecord build, BuildPlan plan, BuildMove move, CancellationToken cancellationToken)
    {
        if (move.Jobs.IsEmpty)
        {
            return ([], null);
        }

        var now = clock.GetUtcNow();
        var submitter = new JobSubmitter { Name = plan.RequestedBy, IsBuild = true };
        var expanded = move.Jobs
            .Select(job => expander.Expand(BuildJobText.Write(build, plan, job, terms), now, submitter))
            .ToList();
        if (expanded.SelectMany(expansion => expansion.Errors).FirstOrDefault() is { } error)
        {
            return ([], error.Message);
        }

        var key = $"boxyard build {build.Namespace}/{build.Name} {build.Number} {move.State}";
        var outcome = await jobs.SubmitAsync(
            new Submission
            {
                Jobs = [.. expanded.Select(expansion => expansion.Job!)],
                IdempotencyKey = key,
                BodyHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
            },
            cancellationToken);
        return outcome.Limit is { } limit ? ([], limit.Describe())
            : outcome.KeyConflict ? ([], $"Somebody has submitted another job by the key '{key}'.")
            : (outcome.JobIds, null);
    }

    private async Task CancelAsync(ImmutableArray<long> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            await grains.GetGrain<IJobGrain>(id).CancelAsync(AppDeleted, CancelScope.Any, cancellationToken);
        }
    }
}
