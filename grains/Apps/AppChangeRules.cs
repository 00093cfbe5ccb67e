namespace Boxyard.Apps;

/// <summary>Whether a change may be made.</summary>
public static class AppChangeRules
{
    /// <summary>On one namespace or repository: each reader of its apps is looked for among them.</summary>
    public const int MaxGrants = 1_000;

    /// <summary>`appCount` is how many apps the repository or the namespace has.</summary>
    public static AppChangeOutcome Decide(AppChange change, AppFacts facts, long appCount) =>
        IsAllowed(change, facts) ? DecideAllowed(change, facts, appCount) : Of(AppChangeKind.Refused);

    private static bool IsAllowed(AppChange change, AppFacts facts) => change.Action switch
    {
        AppAction.Freeze or AppAction.Unfreeze => MayOnRepository(change, facts, AppPermission.Write),
        AppAction.DeleteApp or AppAction.DeleteRepository =>
            change.Caller.User is not null && MayOnRepository(change, facts, AppPermission.FullControl),
        AppAction.CreateNamespace => change.Caller.User is not null,
        AppAction.DeleteNamespace => AppAccess.OnNamespace(change.Caller, facts.Grants).Has(AppPermission.Write),
        AppAction.Grant or AppAction.Revoke when change.IsOnNamespace =>
            AppAccess.OnNamespace(change.Caller, facts.Grants).Has(AppPermission.WriteAcp),
        AppAction.Grant or AppAction.Revoke => MayOnRepository(change, facts, AppPermission.WriteAcp),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Action, "Not an action."),
    };

    private static bool MayOnRepository(AppChange change, AppFacts facts, AppPermission permission) =>
        AppAccess.OnRepository(change.Caller, facts.Grants).Has(permission);

    private static AppChangeOutcome DecideAllowed(AppChange change, AppFacts facts, long appCount) =>
        change.Action switch
        {
            AppAction.Freeze => Of(AppChangeKind.Done, facts.App is { IsFrozen: false } ? 1 : 0),
            AppAction.Unfreeze => Of(AppChangeKind.Done, facts.App is { IsFrozen: true } ? 1 : 0),
            AppAction.DeleteApp =>
                facts.App is null ? Of(AppChangeKind.NotFound)
                : facts.App.IsFrozen && !change.Caller.IsAdmin ? Of(AppChangeKind.Frozen)
                : Of(AppChangeKind.Done, 1),
            // Of a repository that never was, clients know the same answer.
            AppAction.DeleteRepository =>
                appCount > 0 ? Of(AppChangeKind.NotEmpty, appCount) : Of(AppChangeKind.Done, 1),
            AppAction.CreateNamespace =>
                facts.NamespaceOwner is not null ? Of(AppChangeKind.Exists)
                : AppNames.FindNamespaceProblem(change.Name.Namespace) is not null ? Of(AppChangeKind.BadName)
                : Of(AppChangeKind.Done, 1),
            AppAction.DeleteNamespace =>
                facts.NamespaceOwner is null ? Of(AppChangeKind.NotFound)
                : appCount > 0 ? Of(AppChangeKind.NotEmpty, appCount)
                : Of(AppChangeKind.Done, 1),
            AppAction.Grant or AppAction.Revoke when OwnerOf(change, facts) is null => Of(AppChangeKind.NotFound),
            AppAction.Grant when CountGrants(change, facts) is var count and >= MaxGrants
                && !facts.Grants.Contains(change.Grant!) => Of(AppChangeKind.TooMany, count),
            AppAction.Grant or AppAction.Revoke => Of(AppChangeKind.Done),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Action, "Not an action."),
        };

    /// <summary>Of the namespace or the repository that the change is on; null when there is none.</summary>
    public static string? OwnerOf(AppChange change, AppFacts facts) =>
        change.IsOnNamespace ? facts.NamespaceOwner : facts.RepositoryOwner;

    private static int CountGrants(AppChange change, AppFacts facts) =>
        facts.Grants.Count(grant => grant.Repository == change.Name.Repository);

    private static AppChangeOutcome Of(AppChangeKind kind, long count = 0) => AppChangeOutcome.Of(kind, count);
}
