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

        var name = AppNames.Of(id, "", "");
        var problem = AppNames.FindNamespaceProblem(id);
        var outcome = problem is null
            ? await ChangeAsync(apps, AppAction.CreateNamespace, context.AppCaller(), name, cancellationToken)
            : AppChangeOutcome.Of(AppChangeKind.BadName);
        return outcome.Kind switch
        {
            AppChangeKind.Done =>
                AppAnswers.Ok(new JsonObject { ["id"] = id, ["owner_id"] = context.AppCaller().User }),
            AppChangeKind.Exists => AppAnswers.Failed($"Namespace {id} already exists"),
            AppChangeKind.BadName => AppAnswers.Failed($"Could not create namespace {id}: {problem}"),
            AppChangeKind.Refused or AppChangeKind.NotFound or AppChangeKind.Frozen or AppChangeKind.NotEmpty =>
                throw new InvalidOperationException($"{outcome.Kind} is no outcome of a creation."),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome."),
        };
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

        var filter = new AppFilter { Caller = caller, Namespace = name.Namespace, MaxCount = int.MaxValue };
        var repositories = await apps.ListRepositoriesAsync(filter, cancellationToken);
        return AppAnswers.Ok(new JsonObject
        {
            ["id"] = name.Namespace,
            ["owner_id"] = facts.NamespaceOwner,
            ["repositories"] = AppView.Of(repositories, AppView.Of),
            ["type"] = "namespace",
        });
    }

    private static async Task<ContentHttpResult> DeleteAsync(
        HttpContext context, string space, IAppStore apps, CancellationToken cancellationToken)
    {
        var caller = context.AppCaller();
        var outcome = await ChangeAsync(
            apps, AppAction.DeleteNamespace, caller, AppNames.Of(space, "", ""), cancellationToken);
        return outcome.Kind switch
        {
            AppChangeKind.Done => AppAnswers.Count("deleted", outcome.Count),
            AppChangeKind.NotFound => AppAnswers.Failed("Namespace not found"),
            // They are apps that are counted; clients know this text.
            AppChangeKind.NotEmpty =>
                AppAnswers.Failed($"Namespace is not empty, {outcome.Count} repositories found"),
            AppChangeKind.Refused => AppAnswers.NotAuthorized(caller, AppPermission.Write, space),
            AppChangeKind.Exists or AppChangeKind.BadName or AppChangeKind.Frozen =>
                throw new InvalidOperationException($"{outcome.Kind} is no outcome of a removal."),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome."),
        };
    }

    private static Task<AppChangeOutcome> ChangeAsync(
        IAppStore apps, AppAction action, AppCaller caller, AppName name, CancellationToken cancellationToken) =>
        apps.ChangeAsync(new AppChange { Action = action, Caller = caller, Name = name }, cancellationToken);
}
