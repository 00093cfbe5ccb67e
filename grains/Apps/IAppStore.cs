namespace Boxyard.Apps;

/// <summary>
/// The app registry on disk. Each change is decided by the rules on what its own transaction reads, has its entry of
/// the audit in it, and returns when both are on disk.
/// </summary>
public interface IAppStore
{
    /// <summary>Without an app, when `name` has an empty version.</summary>
    Task<AppFacts> ReadFactsAsync(AppName name, CancellationToken cancellationToken);

    Task<AppSubmitOutcome> SubmitAsync(AppSubmission submission, CancellationToken cancellationToken);

    /// <summary>Null when there is no such file.</summary>
    Task<byte[]?> FindMetaFileAsync(AppName name, string fileName, CancellationToken cancellationToken);
}
