using Boxyard.Apps;

namespace Boxyard.Profiles;

/// <summary>
/// One profile of an app, by `namespace/name#number`. Builds and profiles of an app share their numbers.
/// </summary>
[Alias("Boxyard.IProfileGrain")]
public interface IProfileGrain : IGrainWithStringKey
{
    /// <summary>
    /// As of a build. `measured` is what the jobs have measured, a JSON list, read after the row with this revision;
    /// null for nothing.
    /// </summary>
    Task AdvanceAsync(long revision, string? measured, CancellationToken cancellationToken);

    /// <summary>
    /// Notes who puts a name to what was measured; can be repeated. False when nothing was. Who may is not asked here.
    /// </summary>
    Task<bool> CertifyAsync(AppCaller caller, string note, CancellationToken cancellationToken);
}
