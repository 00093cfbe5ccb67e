namespace Boxyard.Apps;

/// <summary>
/// One version of an app, by <see cref="AppName.Key"/>. Who may do what is decided in the transaction of the change;
/// every answer is on disk before it leaves.
/// </summary>
[Alias("Boxyard.IAppGrain")]
public interface IAppGrain : IGrainWithStringKey
{
    /// <summary>The app for who asks, and what that caller may do with its repository.</summary>
    Task<AppReading> ReadAsync(AppCaller caller, CancellationToken cancellationToken);

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
