using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Dependencies;

/// <summary>Reads what conditions are judged by.</summary>
internal sealed class JobFactsReader(IJobStore jobs)
{
    private static readonly IReadOnlyDictionary<string, string> NoValues =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Null when there is no such job.</summary>
    public async Task<JobFacts?> FindAsync(long jobId, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(jobId, cancellationToken) is not { } job
            || await jobs.FindSpecAsync(jobId, cancellationToken) is not { } spec)
        {
            return null;
        }

        var values = job.AttemptCount == 0
            ? NoValues
            : await jobs.ListValuesAsync(jobId, job.AttemptCount, cancellationToken);
        return new JobFacts(job, JsonNode.Parse(spec)!.AsObject(), values);
    }
}
