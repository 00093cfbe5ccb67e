namespace Boxyard.Apps;

/// <summary>
/// One version of an app, by <see cref="AppName.Key"/>, for those who change it; who reads, asks the store. Who may do
/// what is decided in the transaction of the change; every answer is on disk before it leaves.
/// </summary>
[Alias("Boxyard.IAppGrain")]
public interface IAppGrain : IGrainWithStringKey
{
    /// <summary>
    /// Stores the app, and the namespace and the repository that are not there yet, for their owner the caller.
    /// </summary>
    Task<AppSubmitOutcome> SubmitAsync(AppSubmission submission, CancellationToken cancellationToken);

    /// <summary>
    /// Freezes the app, or ends that; needs write. Counts 1 when that was changed, and 0 also when there is no such
    /// app.
    /// </summary>
    Task<AppChangeOutcome> FreezeAsync(AppCaller caller, bool isFrozen, CancellationToken cancellationToken);

    /// <summary>Removes the app with what shows it; needs full control, and an admin when it is frozen.</summary>
    Task<AppChangeOutcome> DeleteAsync(AppCaller caller, CancellationToken cancellationToken);
}
