namespace Boxyard.Builds;

/// <summary>
/// One build of an app, by `namespace/name#number`. Its number was given by the store, which knows it before its grain
/// does.
/// </summary>
[Alias("Boxyard.IBuildGrain")]
public interface IBuildGrain : IGrainWithStringKey
{
    /// <summary>
    /// Goes on with the build when the jobs of its step are over, and nothing keeps it waiting. `revision` is that of
    /// the row that was looked at: when the build has changed since, nothing happens. Can be repeated.
    /// </summary>
    Task AdvanceAsync(long revision, CancellationToken cancellationToken);
}
