using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary><see cref="IJobCounts"/> by the rows of `job_counts`, which each change of a job keeps.</summary>
internal sealed class JobCounts(IDatabase database) : IJobCounts
{
    public async Task<IReadOnlyDictionary<JobState, long>> GetAsync(CancellationToken cancellationToken)
    {
        var counts = await database.ListAsync(
            "job_counts_list",
            RowSet.One(),
            row => KeyValuePair.Create(row.GetEnum<JobState>(0), row.GetInt64(1)),
            cancellationToken);
        return counts.ToDictionary();
    }
}
