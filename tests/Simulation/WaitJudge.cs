using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Boxyard.Dependencies;
using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>Judges a wait by the rules, as the resolver of dependencies does, and checks what they say.</summary>
internal static class WaitJudge
{
    private static readonly JsonObject NoSpec = [];

    /// <summary>Null while the wait is open.</summary>
    public static WaitResolution? Judge(OpenWait wait, JobRecord job)
    {
        var facts = new JobFacts(job, NoSpec, ImmutableDictionary<string, string>.Empty);
        var isBroken = wait.FailFast && facts.View.IsBroken;
        var state = isBroken ? WaitState.NeverHolds : DependencyRules.Judge(wait.On.Condition, facts);
        if (state != WaitState.Holds && state != WaitState.NeverHolds)
        {
            return null;
        }

        var isAborted = state == WaitState.NeverHolds;
        if (isAborted && !job.State.IsFinal())
        {
            throw new BrokenInvariantException($"{wait} was given up, and the job may still end well: {job}");
        }

        if (!isAborted && wait.On.Condition is null && !job.State.IsFinal())
        {
            throw new BrokenInvariantException($"{wait} is over, and the job is not: {job}");
        }

        return new WaitResolution
        {
            WaitingJobId = wait.WaitingJobId,
            OnJobId = wait.On.JobId,
            Failure = isAborted ? "It ended otherwise." : null,
        };
    }
}
