using System.Text.Json.Nodes;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Apps;

/// <summary>Repositories.</summary>
internal static class AppRepositoryRoutes
{
    public const int MaxRepositories = 10_000;

    public static void MapAppRepositories(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/repositories", ListAllAsync).With(slash: true);
        routes.MapRead("/repositories/{space}", ListAsync).With();
        routes.MapRead("/repositories/{space}/{repository}", GetAsync).With();
        routes.MapDelete("/repositories/{space}/{repository}", DeleteAsync).With(user: true);
    }

    private static Task<IResult> ListAllAsync(
        HttpContext context, IAppStore apps, CancellationToken cancellationToken) =>
        ListAsync(context, context.Request.Query["namespace"].ToString(), apps, cancellationToken);

    private static async Task<IResult> ListAsync(
        HttpContext context, string space, IAppStore apps, CancellationToken cancellationToken)
    {
        var isWithGrants = context.Request.Query["view"] == "permissions";
        var (page, wrongPage) = AppPage.Read(
            context.Request.Query, isWithGrants ? AppPage.UsualCount : MaxRepositories);
        var (scope, clash) = AppScopes.Read(context.Request.Query, readsUnpublic: true);
        var wrongSpace = space.Any(char.IsControl) ? "a namespace has no control characters" : null;
        if (page is null || scope is null || wrongSpace is not null)
        {
            return AppAnswers.Failed($"listRepositories returned: {wrongPage ?? clash ?? wrongSpace}");
        }

        var caller = context.AppCaller();
        if (isWithGrants && caller.User is null)
        {
            return AppAnswers.NotAuthenticated();
        }

        var found = await apps.ListRepositoriesAsync(
            new AppRepositoryFilter
            {
                Caller = caller,
                Scope = scope.Value,
                Namespace = space.ToLowerInvariant(),
                After = page.After,
                MaxCount = page.MaxCount,
            },
            cancellationToken);
        var grants = isWithGrants ? await apps.ListGrantsAsync(caller, found.Repositories, cancellationToken) : null;
        return new AppListAnswer(
            [],
            "data",
            found.Repositories.Select((repository, index) => AppView.Of(repository, grants?[index])),
            Continuation(found));
    }

    /// <summary>Nothing where the list has an end, as clients know it.</summary>
    public static JsonObject? Continuation(AppRepositoryList found) => !found.IsCut || found.Repositories.Count == 0
        ? null
        : new JsonObject
        {
            ["pagination"] = AppPage.Continuation(
                AppNames.Of(found.Repositories[^1].Namespace, found.Repositories[^1].Name, "")),
        };

    /// <summary>
    /// For everybody, as its clients know it; but to who may not read it, it has no owner and no versions.
    /// </summary>
    private static async Task<IResult> GetAsync(
        HttpContext context, string space, string repository, IAppStore apps, CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, "");
        var caller = context.AppCaller();
        var facts = await apps.ReadFactsAsync(name, cancellationToken);
        if (facts.RepositoryOwner is null)
        {
            return AppAnswers.Failed($"Repository {space}/{repository} not found");
        }

        var mayRead = AppAccess.OnRepository(caller, facts.Grants).Has(AppPermission.Read);
        var filter = new AppFilter
        {
            Caller = caller,
            Namespace = name.Namespace,
            Repository = name.Repository,
            MaxCount = AppPage.UsualCount,
        };
        var versions = mayRead ? await apps.ListAsync(filter, cancellationToken) : new AppList([], IsCut: false);
        var fields = new JsonObject
        {
            ["name"] = name.Repository,
            ["namespace"] = name.Namespace,
            ["owner_id"] = mayRead ? facts.RepositoryOwner : "",
        };
        if (versions.IsCut)
        {
            fields["pagination"] = AppPage.Continuation(versions);
        }

        return new AppListAnswer(fields, "versions", versions.Apps.Select(app => AppView.OfListed(app)));
    }

    private static async Task<ContentHttpResult> DeleteAsync(
        HttpContext context, string space, string repository, IAppStore apps, CancellationToken cancellationToken)
    {
        var change = new AppChange
        {
            Action = AppAction.DeleteRepository,
            Caller = context.AppCaller(),
            Name = AppNames.Of(space, repository, ""),
        };
        var outcome = await apps.ChangeAsync(change, cancellationToken);
        return AppChangeAnswers.Of(change, outcome, "deleted", kind => kind switch
        {
            AppChangeKind.NotEmpty =>
                $"Repository {space}/{repository} not empty. It contains {outcome.Count} apps",
            _ => null,
        });
    }
}
