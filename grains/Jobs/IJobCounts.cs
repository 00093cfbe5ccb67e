namespace Boxyard.Jobs;

/// <summary>How many jobs there are.</summary>
public interface IJobCounts
{
    /// <summary>By state; states that no job has are there with 0.</summary>
    Task<IReadOnlyDictionary<JobState, long>> GetAsync(CancellationToken cancellationToken);
}
