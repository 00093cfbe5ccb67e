using System.Text.Json.Nodes;
using Boxyard.Profiles;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Apps;

/// <summary>Permissions on namespaces and repositories.</summary>
internal static class AppPermissionRoutes
{
    public static void MapAppPermissions(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/permissions/{space}", ListOfNamespaceAsync).With(slash: true, user: true);
        routes.MapRead("/permissions/{space}/{repository}", ListAsync).With(slash: true, user: true);
        routes.MapRead("/rights/{space}/{repository}", ListRightsAsync).With();
        routes.MapPut("/permissions/{space}", ChangeOfNamespaceAsync).With(slash: true, user: true);
        routes.MapPut("/permissions/{space}/{repository}", ChangeOfRepositoryAsync).With(slash: true, user: true);
    }

    private static Task<ContentHttpResult> ListOfNamespaceAsync(
        HttpContext context, string space, IAppStore apps, CancellationToken cancellationToken) =>
        ListAsync(context, space, "", apps, cancellationToken);

    private static async Task<ContentHttpResult> ListAsync(
        HttpContext context, string space, string repository, IAppStore apps, CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, "");
        var caller = context.AppCaller();
        var facts = await apps.ReadFactsAsync(name, cancellationToken);
        if (!RightsOn(name, caller, facts).Has(AppPermission.ReadAcp))
        {
            return AppAnswers.NotAuthorized(caller, AppPermission.ReadAcp, space, repository);
        }

        return AppAnswers.Ok(AppView.Of(
            facts.Grants.Where(grant => grant.Repository == name.Repository), AppView.Of));
    }

    /// <summary>What the caller itself may do, for programs that offer only that.</summary>
    private static async Task<ContentHttpResult> ListRightsAsync(
        HttpContext context, string space, string repository, IAppStore apps, CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, "");
        var caller = context.AppCaller();
        var facts = await apps.ReadFactsAsync(name, cancellationToken);
        var rights = RightsOn(name, caller, facts);
        return AppAnswers.Ok(new JsonObject
        {
            ["is_admin"] = caller.IsAdmin,
            ["may_build"] = caller.IsApproved && rights.Has(AppPermission.FullControl),
            ["may_certify"] = ProfileNote.MayCertify(caller),
            // Whose full control cannot be taken away, to those who see permissions.
            ["owner_id"] = rights.Has(AppPermission.ReadAcp) ? facts.RepositoryOwner : null,
            ["permissions"] = AppView.Of(rights.Granted, right => JsonValue.Create(AppWords.Of(right))),
        });
    }

    private static Task<ContentHttpResult> ChangeOfNamespaceAsync(
        HttpContext context, string space, AppBody body, IAppStore apps, CancellationToken cancellationToken) =>
        ChangeAsync(context, AppNames.Of(space, "", ""), body, apps, cancellationToken);

    private static Task<ContentHttpResult> ChangeOfRepositoryAsync(
        HttpContext context,
        [AsParameters] AppRepositoryPath path,
        AppBody body,
        IAppStore apps,
        CancellationToken cancellationToken) => ChangeAsync(context, path.Name, body, apps, cancellationToken);

    private static async Task<ContentHttpResult> ChangeAsync(
        HttpContext context, AppName name, AppBody body, IAppStore apps, CancellationToken cancellationToken)
    {
        var caller = context.AppCaller();
        // Who may not is told so before the body is looked at, and again when it is stored.
        var facts = await apps.ReadFactsAsync(name, cancellationToken);
        if (!RightsOn(name, caller, facts).Has(AppPermission.WriteAcp))
        {
            return AppAnswers.NotAuthorized(caller, AppPermission.WriteAcp, name.Namespace, name.Repository);
        }

        var (fields, mistake) = await body.ReadObjectAsync(context.Request, cancellationToken);
        var (change, problem) = fields is null ? (null, mistake) : AppPermissionText.Read(fields, name, caller);
        if (change is null)
        {
            return AppAnswers.Failed(problem!);
        }

        var outcome = await apps.ChangeAsync(change, cancellationToken);
        var field = change.Action == AppAction.Grant ? "added" : "deleted";
        return AppChangeAnswers.Of(change, outcome, field, kind => kind switch
        {
            AppChangeKind.NotFound => change.IsOnNamespace
                ? $"Namespace {name.Namespace} not found"
                : $"No owner found for repository {name.Namespace}/{name.Repository}",
            AppChangeKind.TooMany => $"There are {outcome.Count} permissions on it, which is the most: take some away",
            _ => null,
        });
    }

    private static AppRights RightsOn(AppName name, AppCaller caller, AppFacts facts) => name.Repository.Length > 0
        ? AppAccess.OnRepository(caller, facts.Grants)
        : AppAccess.OnNamespace(caller, facts.Grants);
}
