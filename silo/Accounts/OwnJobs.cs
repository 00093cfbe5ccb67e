using Boxyard.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Accounts;

/// <summary>Whether jobs are the caller's own, or the caller may change others' too.</summary>
internal sealed class OwnJobs(IJobStore jobs)
{
    /// <summary>Null while accounts are off, and for a job that is not there: its route says so.</summary>
    public async Task<ProblemHttpResult?> FindProblemAsync(
        HttpContext context, long jobId, CancellationToken cancellationToken) =>
        (await FindOthersAsync(context, [jobId], cancellationToken)).Count > 0
            ? AccessProblems.NotOwn(Caller.Find(context)!, jobId)
            : null;

    /// <summary>Those of the jobs that the caller may not change, since they are others'.</summary>
    public async Task<IReadOnlySet<long>> FindOthersAsync(
        HttpContext context, IReadOnlyList<long> jobIds, CancellationToken cancellationToken)
    {
        if (Caller.Find(context) is not { } caller || caller.Role.Covers(AccountRole.Operator))
        {
            return new HashSet<long>();
        }

        var submitters = await jobs.ListSubmittersAsync(jobIds, cancellationToken);
        return submitters.Where(job => job.Value != caller.Account).Select(job => job.Key).ToHashSet();
    }
}
