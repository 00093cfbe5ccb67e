namespace Boxyard.Builds;

/// <summary>
/// The builds and profiles of one app, by `namespace/name`. All versions share their numbers, which begin at 1 and
/// are never given twice.
/// </summary>
[Alias("Boxyard.IBuildGrain")]
public interface IBuildGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins a build. Its number is on disk when it comes, and so are its jobs in all but one case: a silo that dies
    /// in between leaves a build whose jobs the next look queues.
    /// </summary>
    Task<long> StartAsync(BuildAsk ask, CancellationToken cancellationToken);

    /// <summary>
    /// Goes on with a build when its jobs are over; changes nothing otherwise, and can be repeated. `profile` is what
    /// the jobs of a profile have measured, a JSON list; null when that was not looked at.
    /// </summary>
    Task AdvanceAsync(long number, string? profile, CancellationToken cancellationToken);
}
