namespace Boxyard.Jobs;

/// <summary>
/// Goes through the newest jobs that the tables let through, with what was submitted, for searches by what stands in no
/// column. Bounded in jobs and in bytes, so that no search costs more as jobs gather or grow.
/// </summary>
internal sealed class RecentJobs(IJobStore jobs)
{
    public const int MaxLooked = 2_000;

    /// <summary>Of specs that one search reads: of usual ones far more than it looks at.</summary>
    public const long MaxSpecBytes = 32 << 20;

    private const int PageSize = 500;

    /// <summary>
    /// What `read` makes of jobs, newest first, without its nulls; of one job alone when an id is given. Not complete
    /// when there may be more.
    /// </summary>
    public async Task<(List<T> Found, bool IsComplete)> FindAsync<T>(
        JobFilter filter, long? onlyId, Func<JobRecord, string, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var found = new List<T>();
        var bytesLeft = MaxSpecBytes;
        var next = filter with
        {
            PageSize = onlyId is null ? PageSize : 1,
            BeforeId = onlyId is { } id ? id + 1 : null,
        };
        for (var looked = 0; looked < MaxLooked; looked += PageSize)
        {
            var page = await jobs.ListAsync(next, cancellationToken);
            var wanted = page.Jobs.Where(job => onlyId is null || job.Id == onlyId).ToList();
            var sizes = await jobs.ListSpecSizesAsync([.. wanted.Select(job => job.Id)], cancellationToken);
            var fitting = wanted
                .TakeWhile(job => (bytesLeft -= sizes.GetValueOrDefault(job.Id)) >= 0)
                .ToList();
            var specs = await jobs.ListSpecsAsync([.. fitting.Select(job => job.Id)], cancellationToken);
            found.AddRange(fitting.Select(job => read(job, specs.GetValueOrDefault(job.Id, "{}"))).OfType<T>());
            if (fitting.Count < wanted.Count)
            {
                return (found, false);
            }

            if (page.Next is null || onlyId is not null)
            {
                return (found, true);
            }

            next = next with { BeforeId = page.Next };
        }

        return (found, false);
    }
}
