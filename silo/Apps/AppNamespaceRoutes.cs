using System.Text.Json.Nodes;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Apps;

/// <summary>Namespaces.</summary>
internal static class AppNamespaceRoutes
{
    public static void MapAppNamespaces(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/namespaces", ListAsync).With(slash: true);
        routes.MapPut("/namespaces", CreateAsync).With(slash: true, user: true);
        routes.MapRead("/namespaces/{space}", GetAsync).With();
        routes.MapDelete("/namespaces/{space}", DeleteAsync).With();
    }

    private static async Task<ContentHttpResult> ListAsync(
        HttpContext context, IAppStore apps, CancellationToken cancellationToken)
    {
        var found = await apps.ListNamespacesAsync(context.AppCaller(), cancellationToken);
        return AppAnswers.Ok(new JsonObject
        {
            ["data"] = AppView.Of(found, space => new JsonObject
            {
                ["id"] = space.Name,
                ["owner_id"] = space.Owner,
                ["type"] = "namespace",
            }),
        });
    }

    private static async Task<ContentHttpResult> CreateAsync(
        HttpContext context, AppBody body, IAppStore apps, CancellationToken cancellationToken)
    {
        var (fields, mistake) = await body.ReadObjectAsync(context.Request, cancellationToken);
        if (fields is null)
        {
            return AppAnswers.Failed(mistake!);
        }

        if (!fields.ContainsKey("id"))
        {
            return AppAnswers.Failed("Field \"id\" missing in json");
        }

        if (AppBody.FindText(fields, "id") is not { Length: > 0 } id)
        {
            return AppAnswers.Failed("Field \"namespace\" missing in request");
        }

        var change = ChangeOf(context, AppAction.CreateNamespace, id);
        var problem = AppNames.FindNamespaceProblem(id);
        var outcome = problem is null
            ? await apps.ChangeAsync(change, cancellationToken)
            : AppChangeOutcome.Of(AppChangeKind.BadName);
        return outcome.Kind == AppChangeKind.Done
            ? AppAnswers.Ok(new JsonObject { ["id"] = id, ["owner_id"] = context.AppCaller().User })
            : AppChangeAnswers.Of(change, outcome, "added", kind => kind switch
            {
                AppChangeKind.Exists => $"Namespace {id} already exists",
                AppChangeKind.BadName => $"Could not create namespace {id}: {problem}",
                _ => null,
            });
    }

    private static async Task<ContentHttpResult> GetAsync(
        HttpContext context, string space, IAppStore apps, CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, "", "");
        var caller = context.AppCaller();
        var facts = await apps.ReadFactsAsync(name, cancellationToken);
        if (!AppAccess.OnNamespace(caller, facts.Grants).Has(AppPermission.Read))
        {
            return AppAnswers.NotAuthorized(caller, AppPermission.Read, space);
        }

        if (facts.NamespaceOwner is null)
        {
            return AppAnswers.Failed("Namespace not found");
        }

        var filter = new AppRepositoryFilter
        {
            Caller = caller,
            Namespace = name.Namespace,
            MaxCount = AppRepositoryRoutes.MaxRepositories,
        };
        var found = await apps.ListRepositoriesAsync(filter, cancellationToken);
        var answer = AppRepositoryRoutes.Continuation(found) ?? [];
        answer["id"] = name.Namespace;
        answer["owner_id"] = facts.NamespaceOwner;
        answer["repositories"] = AppView.Of(found.Repositories, repository => AppView.Of(repository));
        answer["type"] = "namespace";
        return AppAnswers.Ok(answer);
    }

    private static async Task<ContentHttpResult> DeleteAsync(
        HttpContext context, string space, IAppStore apps, CancellationToken cancellationToken)
    {
        var change = ChangeOf(context, AppAction.DeleteNamespace, space);
        var outcome = await apps.ChangeAsync(change, cancellationToken);
        return AppChangeAnswers.Of(change, outcome, "deleted", kind => kind switch
        {
            AppChangeKind.NotFound => "Namespace not found",
            // They are apps that are counted; clients know this text.
            AppChangeKind.NotEmpty => $"Namespace is not empty, {outcome.Count} repositories found",
            _ => null,
        });
    }

    private static AppChange ChangeOf(HttpContext context, AppAction action, string space) =>
        new() { Action = action, Caller = context.AppCaller(), Name = AppNames.Of(space, "", "") };
}
