namespace Boxyard.Apps;

/// <summary>
/// Changes of one version of an app. A grain is asked only once the store knows the version; what becomes of the
/// change of a version that is not there, the rules say at once.
/// </summary>
internal sealed class AppChanges(IAppStore apps, IGrainFactory grains)
{
    public async Task<AppChangeOutcome> ChangeAsync(AppChange change, CancellationToken cancellationToken)
    {
        var facts = await apps.ReadFactsAsync(change.Name, cancellationToken);
        if (facts.App is null)
        {
            return AppChangeRules.Decide(change, facts, appCount: 0);
        }

        var grain = grains.GetGrain<IAppGrain>(change.Name.Key);
        return change.Action switch
        {
            AppAction.Freeze => await grain.FreezeAsync(change.Caller, isFrozen: true, cancellationToken),
            AppAction.Unfreeze => await grain.FreezeAsync(change.Caller, isFrozen: false, cancellationToken),
            AppAction.DeleteApp => await grain.DeleteAsync(change.Caller, cancellationToken),
            AppAction.DeleteRepository or AppAction.CreateNamespace or AppAction.DeleteNamespace
                or AppAction.Grant or AppAction.Revoke =>
                throw new ArgumentException($"{change.Action} is no change of one version.", nameof(change)),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Action, "Not an action."),
        };
    }
}
