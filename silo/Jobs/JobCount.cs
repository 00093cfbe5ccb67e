namespace Boxyard.Jobs;

/// <summary>Counts the jobs of a search, bounded in jobs and in looks: a search of one may be of all jobs.</summary>
internal static class JobCount
{
    public const int Max = 10_000;
    public const int Default = 1_000;

    private const int PageSize = 500;

    /// <summary>Short pages, of a search that finds little among very many, end it too.</summary>
    private const int MaxPages = (Max / PageSize) + 1;

    public static async Task<JobCountAnswer> CountAsync(
        IJobStore jobs, JobFilter filter, int max, CancellationToken cancellationToken)
    {
        var count = 0;
        long? newestId = null;
        // One more than is told, to know whether there are more.
        var next = filter with { PageSize = Math.Min(PageSize, max + 1) };
        for (var pages = 0; pages < MaxPages; pages++)
        {
            var page = await jobs.ListAsync(next, cancellationToken);
            newestId ??= page.Jobs is [var newest, ..] ? newest.Id : null;
            count += page.Jobs.Count;
            if (page.Next is null || count > max)
            {
                return new JobCountAnswer
                {
                    Count = Math.Min(count, max),
                    NewestId = newestId,
                    IsComplete = page.Next is null && count <= max,
                };
            }

            next = next with { BeforeId = page.Next };
        }

        return new JobCountAnswer { Count = count, NewestId = newestId, IsComplete = false };
    }
}
