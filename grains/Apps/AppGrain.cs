namespace Boxyard.Apps;

/// <summary>One version of an app. Remembers nothing: others' permissions change what its callers see.</summary>
internal sealed class AppGrain(IAppStore apps) : Grain, IAppGrain
{
    private AppName Name => AppNames.OfKey(this.GetPrimaryKeyString());

    public Task<AppSubmitOutcome> SubmitAsync(AppSubmission submission, CancellationToken cancellationToken) =>
        submission.Spec.Name.Key == Name.Key
            ? apps.SubmitAsync(submission, cancellationToken)
            : throw new ArgumentException($"{submission.Spec.Name} is not of the grain {Name}.", nameof(submission));

    public Task<AppChangeOutcome> FreezeAsync(
        AppCaller caller, bool isFrozen, CancellationToken cancellationToken) => apps.ChangeAsync(
            new AppChange
            {
                Action = isFrozen ? AppAction.Freeze : AppAction.Unfreeze,
                Caller = caller,
                Name = Name,
            },
            cancellationToken);

    public Task<AppChangeOutcome> DeleteAsync(AppCaller caller, CancellationToken cancellationToken) =>
        apps.ChangeAsync(
            new AppChange { Action = AppAction.DeleteApp, Caller = caller, Name = Name }, cancellationToken);
}
