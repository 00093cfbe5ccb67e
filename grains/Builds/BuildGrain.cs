using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Boxyard.Jobs;

namespace Boxyard.Builds;

/// <summary>
/// The builds of one app. Remembers nothing. A step is two commits, the jobs and then the row that waits for them:
/// jobs are queued by a key that is the build's step, so who repeats a step after a crash gets the same jobs.
/// </summary>
internal sealed class BuildGrain(
    IBuildStore builds, IJobStore jobs, JobExpander expander, BuildTerms terms, TimeProvider clock)
    : Grain, IBuildGrain
{
    public async Task<long> StartAsync(BuildAsk ask, CancellationToken cancellationToken)
    {
        var name = ask.Spec.Name;
        var isBuilt = ask.Kind == BuildKind.Profile
            && await builds.FindPushedAsync(name.Namespace, name.Repository, name.Version, cancellationToken) is { } had
            && BuildPlan.Read(had.Plan).IsOf(ask.Spec);
        var build = await builds.BeginAsync(
            new NewBuild
            {
                Namespace = name.Namespace,
                Name = name.Repository,
                Version = name.Version,
                Kind = ask.Kind,
                Plan = BuildPlan.Of(ask, isBuilt, terms).Write(),
            },
            cancellationToken);
        await MoveAsync(build, profile: null, cancellationToken);
        return build.Number;
    }

    public async Task AdvanceAsync(long number, string? profile, CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString().Split('/');
        if (await builds.FindAsync(key[0], key[1], number, cancellationToken) is { } build)
        {
            await MoveAsync(build, profile, cancellationToken);
        }
    }

    private async Task MoveAsync(BuildRecord build, string? profile, CancellationToken cancellationToken)
    {
        var plan = BuildPlan.Read(build.Plan);
        var known = await builds.ListJobsAsync(build, cancellationToken);
        if (BuildRules.Next(build, plan, known) is not { } move)
        {
            return;
        }

        var (ids, problem) = await QueueAsync(build, plan, move, cancellationToken);
        if (problem is not null)
        {
            move = BuildMove.End(BuildResult.Failure, problem);
        }

        // When it was not saved, another silo has taken this step, with the same jobs.
        await builds.SaveAsync(build, move, ids, profile, cancellationToken);
    }

    private async Task<(ImmutableArray<long> Ids, string? Problem)> QueueAsync(
        BuildRecord build, BuildPlan plan, BuildMove move, CancellationToken cancellationToken)
    {
        if (move.Jobs.IsEmpty)
        {
            return ([], null);
        }

        var now = clock.GetUtcNow();
        var submitter = new JobSubmitter { Name = plan.RequestedBy };
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
}
