using Boxyard.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Accounts;

/// <summary>Whether jobs are the caller's own, or the caller may change others' too.</summary>
internal sealed class OwnJobs(IJobStore jobs)
{
    /// <summary>Null while accounts are off, and for jobs that are not there: their route says so.</summary>
    public async Task<ProblemHttpResult?> FindProblemAsync(
        HttpContext context, IReadOnlyList<long> jobIds, CancellationToken cancellationToken)
    {
        if (Caller.Find(context) is not { } caller || caller.Role.Covers(AccountRole.Operator))
        {
            return null;
        }

        foreach (var jobId in jobIds)
        {
            if (await jobs.FindAsync(jobId, cancellationToken) is { } job && job.Submitter != caller.Account)
            {
                return AccessProblems.NotOwn(caller, jobId);
            }
        }

        return null;
    }
}
