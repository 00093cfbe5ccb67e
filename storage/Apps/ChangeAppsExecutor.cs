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

        var changedCount = Apply(session, change, facts);
        await session.SendAsync(cancellationToken);
        var count = changedCount() ?? outcome.Count;
        if (count > 0)
        {
            batch.Effects.Audit(AppTable.AuditOf(change.Caller, ActionText(change), TargetText(change.Name)));
        }

        return outcome with { Count = count };
    }

    /// <summary>Adds the statements; what is returned counts what they changed, where only they know.</summary>
    private static Func<long?> Apply(IWriteSession session, AppChange change, AppFacts facts)
    {
        var name = change.Name;
        switch (change.Action)
        {
            case AppAction.Freeze or AppAction.Unfreeze:
                var isFrozen = change.Action == AppAction.Freeze ? 1 : 0;
                return Counted(session, "apps_freeze", AppTable.KeyOf(name).With("is_frozen", isFrozen));
            case AppAction.DeleteApp:
                session.Add("apps_delete", AppTable.KeyOf(name));
                session.Add("app_meta_files_delete", AppTable.KeyOf(name));
                DeleteBuilds(session, facts.App!.Name);
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
    /// An app that is submitted by this name again begins without builds. Those that run lose their rows: their jobs
    /// end, and nothing is made of that.
    /// </summary>
    private static void DeleteBuilds(IWriteSession session, AppName name)
    {
        var builds = RowSet.One()
            .With("app_namespace", name.Namespace)
            .With("app_name", name.Repository)
            .With("version", name.Version);
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

    private static string ActionText(AppChange change) => change.Action switch
    {
        AppAction.Freeze => "freeze app",
        AppAction.Unfreeze => "unfreeze app",
        AppAction.DeleteApp => "delete app",
        AppAction.DeleteRepository => "delete app repository",
        AppAction.CreateNamespace => "create app namespace",
        AppAction.DeleteNamespace => "delete app namespace",
        AppAction.Grant => $"grant {change.Grant!.Permission} to {change.Grant.Grantee}",
        AppAction.Revoke => $"revoke {change.Revoked!.Permission} from {change.Revoked.Grantee ?? "all"}",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Action, "Not an action."),
    };

    private static string TargetText(AppName name) =>
        name.Version.Length > 0 ? name.ToString()
        : name.Repository.Length > 0 ? $"{name.Namespace}/{name.Repository}"
        : name.Namespace;
}
