using System.Text.Json.Nodes;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Apps;

/// <summary>Repositories.</summary>
internal static class AppRepositoryRoutes
{
    public static void MapAppRepositories(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/repositories", ListAllAsync).With(slash: true);
        routes.MapRead("/repositories/{space}", ListAsync).With();
        routes.MapRead("/repositories/{space}/{repository}", GetAsync).With();
        routes.MapDelete("/repositories/{space}/{repository}", DeleteAsync).With(user: true);
    }

    private static Task<ContentHttpResult> ListAllAsync(
        HttpContext context, IAppStore apps, CancellationToken cancellationToken) =>
        ListAsync(context, context.Request.Query["namespace"].ToString(), apps, cancellationToken);

    private static async Task<ContentHttpResult> ListAsync(
        HttpContext context, string space, IAppStore apps, CancellationToken cancellationToken)
    {
        var (scope, mistake) = AppScopes.Read(context.Request.Query, readsUnpublic: true);
        if (scope is null)
        {
            return AppAnswers.Failed($"listRepositories returned: {mistake}");
        }

        var caller = context.AppCaller();
        var isWithGrants = context.Request.Query["view"] == "permissions";
        if (isWithGrants && caller.User is null)
        {
            return AppAnswers.NotAuthenticated();
        }

        var found = await apps.ListRepositoriesAsync(
            new AppFilter
            {
                Caller = caller,
                Scope = scope.Value,
                Namespace = space.ToLowerInvariant(),
                MaxCount = int.MaxValue,
            },
            cancellationToken);
        var grants = isWithGrants ? await ReadGrantsAsync(apps, found, cancellationToken) : [];
        return AppAnswers.Ok(new JsonObject
        {
            ["data"] = AppView.Of(found, repository => ViewOf(repository, grants, caller)),
        });
    }

    private static async Task<List<AppGrant>> ReadGrantsAsync(
        IAppStore apps, IReadOnlyList<AppRepositoryRecord> repositories, CancellationToken cancellationToken)
    {
        var grants = new List<AppGrant>();
        foreach (var space in repositories.Select(repository => repository.Namespace).Distinct(StringComparer.Ordinal))
        {
            grants.AddRange(await apps.ListGrantsAsync(space, cancellationToken));
        }

        return grants;
    }

    /// <summary>To its owner, all grants of others on it; to others, that it is public.</summary>
    private static JsonObject ViewOf(AppRepositoryRecord repository, List<AppGrant> grants, AppCaller caller)
    {
        var view = AppView.Of(repository);
        var shown = grants
            .Where(grant => grant.Namespace == repository.Namespace
                && (grant.IsOnNamespace || grant.Repository == repository.Name)
                && (grant.IsPublic || repository.Owner == caller.User)
                && !grant.IsOf(caller))
            .ToArray();
        if (shown.Length > 0)
        {
            view["permissions"] = AppView.Of(shown, AppView.Of);
        }

        return view;
    }

    private static async Task<ContentHttpResult> GetAsync(
        HttpContext context, string space, string repository, IAppStore apps, CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, "");
        var caller = context.AppCaller();
        var facts = await apps.ReadFactsAsync(name, cancellationToken);
        if (!AppAccess.OnRepository(caller, facts.Grants).Has(AppPermission.Read))
        {
            return AppAnswers.NotAuthorized(caller, AppPermission.Read, space, repository);
        }

        if (facts.RepositoryOwner is null)
        {
            return AppAnswers.Failed($"Repository {space}/{repository} not found");
        }

        var versions = await apps.ListAsync(
            new AppFilter
            {
                Caller = caller,
                Namespace = name.Namespace,
                Repository = name.Repository,
                MaxCount = int.MaxValue,
            },
            cancellationToken);
        return AppAnswers.Ok(new JsonObject
        {
            ["name"] = name.Repository,
            ["namespace"] = name.Namespace,
            ["owner_id"] = facts.RepositoryOwner,
            ["versions"] = AppView.Of(versions, app => AppView.OfListed(app)),
        });
    }

    private static async Task<ContentHttpResult> DeleteAsync(
        HttpContext context, string space, string repository, IAppStore apps, CancellationToken cancellationToken)
    {
        var caller = context.AppCaller();
        var outcome = await apps.ChangeAsync(
            new AppChange
            {
                Action = AppAction.DeleteRepository,
                Caller = caller,
                Name = AppNames.Of(space, repository, ""),
            },
            cancellationToken);
        return outcome.Kind switch
        {
            AppChangeKind.Done => AppAnswers.Count("deleted", outcome.Count),
            AppChangeKind.NotEmpty => AppAnswers.Failed(
                $"Repository {space}/{repository} not empty. It contains {outcome.Count} apps"),
            AppChangeKind.Refused =>
                AppAnswers.NotAuthorized(caller, AppPermission.FullControl, space, repository),
            AppChangeKind.NotFound or AppChangeKind.Exists or AppChangeKind.BadName or AppChangeKind.Frozen =>
                throw new InvalidOperationException($"{outcome.Kind} is no outcome of a removal."),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome."),
        };
    }
}
