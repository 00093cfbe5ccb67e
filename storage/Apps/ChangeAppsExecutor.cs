using Boxyard.Apps;

namespace Boxyard.Storage.Apps;

/// <summary>Changes and removes what is in the registry.</summary>
internal sealed class ChangeAppsExecutor : CommandExecutor<ChangeAppsCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        ChangeAppsCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            command.Outcome = await ChangeAsync(command.Change, batch, cancellationToken);
        }
    }

    private static async Task<AppChangeOutcome> ChangeAsync(
        AppChange change, Batch batch, CancellationToken cancellationToken)
    {
        var session = batch.Session;
        var appCount = 0L;
        session.Add("apps_count", AppTable.RepositoryOf(change.Name), row => appCount = row.GetInt64(0));
        var facts = await AppTable.ReadFactsAsync(session, change.Name, cancellationToken);
        var outcome = AppChangeRules.Decide(change, facts, appCount);
        if (outcome.Kind != AppChangeKind.Done)
        {
            return outcome;
        }

        var changedCount = Apply(batch, change, facts);
        await session.SendAsync(cancellationToken);
        var count = changedCount() ?? outcome.Count;
        // Of a repository that never was, clients know that it was deleted.
        if (count > 0 && (change.Action != AppAction.DeleteRepository || facts.RepositoryOwner is not null))
        {
            AppTable.Record(
                batch, change.Caller, ActionText(change.Action), TargetText(change.Name), DetailText(change));
        }

        return outcome with { Count = count };
    }

    /// <summary>Adds the statements; what is returned counts what they changed, where only they know.</summary>
    private static Func<long?> Apply(Batch batch, AppChange change, AppFacts facts)
    {
        var session = batch.Session;
        var name = change.Name;
        switch (change.Action)
        {
            case AppAction.Freeze or AppAction.Unfreeze:
                var isFrozen = change.Action == AppAction.Freeze ? 1 : 0;
                return Counted(session, "apps_freeze", AppTable.KeyOf(name).With("is_frozen", isFrozen));
            case AppAction.DeleteApp:
                session.Add("apps_delete", AppTable.KeyOf(name));
                AppTable.DeleteFiles(session, name);
                DeleteBuilds(batch, facts.App!.Name);
                return () => null;
            case AppAction.DeleteRepository or AppAction.DeleteNamespace:
                session.Add("app_repositories_delete", AppTable.RepositoryOf(name));
                session.Add("app_permissions_delete", AppTable.RepositoryOf(name));
                session.Add("app_namespaces_delete", AppTable.RepositoryOf(name));
                return () => null;
            case AppAction.CreateNamespace:
                AppTable.AddNamespace(session, name.Namespace, change.Caller.User!);
                return () => null;
            case AppAction.Grant:
                var added = 0;
                AppTable.AddGrant(session, change.Grant!, () => added++);
                return () => added;
            case AppAction.Revoke:
                return Counted(session, "app_permissions_revoke", AppTable.RepositoryOf(name)
                    .With("grantee_kind", EnumText.Of(change.Revoked!.GranteeKind))
                    .With("grantee", change.Revoked.Grantee)
                    .With("permission", EnumText.Of(change.Revoked.Permission))
                    .With("owner", AppChangeRules.OwnerOf(change, facts)));
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change.Action, "Not an action.");
        }
    }

    /// <summary>
    /// An app that is submitted by this name again begins without builds. The jobs of those that run are cancelled
    /// after the commit, so that none pushes an image of an app that is gone.
    /// </summary>
    private static void DeleteBuilds(Batch batch, AppName name)
    {
        var session = batch.Session;
        var builds = RowSet.One()
            .With("app_namespace", name.Namespace)
            .With("app_name", name.Repository)
            .With("version", name.Version);
        session.Add("app_build_orphans_add", builds, _ => batch.Effects.BuildsOrphaned());
        // The rows that belong to builds are found by these: they go last.
        session.Add("app_build_jobs_delete", builds);
        session.Add("app_profiles_delete", builds);
        session.Add("app_builds_delete", builds);
        session.Add("jenkins_builds_delete", builds);
        session.Add("jenkins_requests_delete", builds);
    }

    private static Func<long?> Counted(IWriteSession session, string sql, RowSet rows)
    {
        var count = 0;
        session.Add(sql, rows, _ => count++);
        return () => count;
    }

    private static string ActionText(AppAction action) => action switch
    {
        AppAction.Freeze => "freeze app",
        AppAction.Unfreeze => "unfreeze app",
        AppAction.DeleteApp => "delete app",
        AppAction.DeleteRepository => "delete app repository",
        AppAction.CreateNamespace => "create app namespace",
        AppAction.DeleteNamespace => "delete app namespace",
        AppAction.Grant => "grant app permission",
        AppAction.Revoke => "revoke app permission",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action."),
    };

    /// <summary>Whom it is about, in the words of the registry; `*` for all.</summary>
    private static string? DetailText(AppChange change) => change switch
    {
        { Grant: { } grant } => TextOf(grant.GranteeKind, grant.Grantee, grant.Permission),
        { Revoked: { } revoked } => TextOf(revoked.GranteeKind, revoked.Grantee, revoked.Permission),
        _ => null,
    };

    private static string TextOf(AppGranteeKind? kind, string? grantee, AppPermission? permission) =>
        $"{EnumText.Of(kind)?.ToUpperInvariant() ?? "*"} {grantee ?? "*"} "
        + (EnumText.Of(permission)?.ToUpperInvariant() ?? "*");

    private static string TargetText(AppName name) =>
        name.Version.Length > 0 ? name.ToString()
        : name.Repository.Length > 0 ? $"{name.Namespace}/{name.Repository}"
        : name.Namespace;
}
