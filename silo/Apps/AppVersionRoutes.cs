using System.Text.Json.Nodes;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Apps;

/// <summary>Apps: lists of them, and one version.</summary>
internal static class AppVersionRoutes
{
    private const string Version = "/apps/{space}/{repository}/{version}";

    public static void MapAppVersions(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/apps", ListAllAsync).With(slash: true);
        routes.MapRead("/apps/{space}", ListOfNamespaceAsync).With(slash: true);
        routes.MapRead("/apps/{space}/{repository}", ListAsync).With(slash: true);
        routes.MapRead(Version, GetAsync).With();
        routes.MapPut(Version, FreezeAsync).With();
        routes.MapDelete(Version, DeleteAsync).With(user: true);
    }

    private static Task<IResult> ListAllAsync(
        HttpContext context, IAppStore apps, CancellationToken cancellationToken) =>
        ListAsync(context, "", "", apps, cancellationToken);

    private static Task<IResult> ListOfNamespaceAsync(
        HttpContext context, string space, IAppStore apps, CancellationToken cancellationToken) =>
        ListAsync(context, space, "", apps, cancellationToken);

    private static async Task<IResult> ListAsync(
        HttpContext context, string space, string repository, IAppStore apps, CancellationToken cancellationToken)
    {
        var (page, mistake) = AppPage.Read(context.Request.Query, AppPage.UsualCount);
        var (scope, clash) = AppScopes.Read(context.Request.Query, readsUnpublic: false);
        if (page is null || scope is null)
        {
            return AppAnswers.Failed($"listApps returned: {mistake ?? clash}");
        }

        var found = await apps.ListAsync(
            new AppFilter
            {
                Caller = context.AppCaller(),
                Scope = scope.Value,
                Namespace = space.ToLowerInvariant(),
                Repository = repository.ToLowerInvariant(),
                After = page.After,
                MaxCount = page.MaxCount,
                NewestFirst = repository.Length > 0 && context.Request.Query["order"] == "newest",
            },
            cancellationToken);
        var asSpec = context.Request.Query["view"] == "app";
        return new AppListAnswer(
            [],
            "data",
            found.Apps.Select(app => AppView.OfListed(app, asSpec)),
            new JsonObject { ["pagination"] = AppPage.Continuation(found) });
    }

    private static async Task<ContentHttpResult> GetAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        AppReadings readings,
        CancellationToken cancellationToken)
    {
        var caller = context.AppCaller();
        var reading = await readings.ReadAsync(path.Name, caller, cancellationToken);
        return !reading.Rights.Has(AppPermission.Read)
            ? AppAnswers.NotAuthorized(caller, AppPermission.Read, path.Space, path.Repository)
            : reading.App is null ? AppAnswers.NotFound("App not found")
            : AppAnswers.Ok(AppView.Of(reading.App, asSpec: context.Request.Query["view"] == "app"));
    }

    private static async Task<ContentHttpResult> FreezeAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        AppReadings readings,
        AppChanges changes,
        CancellationToken cancellationToken)
    {
        var caller = context.AppCaller();
        if (!context.Request.Query.ContainsKey("frozen"))
        {
            var reading = await readings.ReadAsync(path.Name, caller, cancellationToken);
            return reading.Rights.Has(AppPermission.Write)
                ? AppAnswers.Failed("Not sure what to do")
                : AppAnswers.NotAuthorized(caller, AppPermission.Write, path.Space, path.Repository);
        }

        var action = context.Request.Query.IsTrue("frozen") ? AppAction.Freeze : AppAction.Unfreeze;
        var change = new AppChange { Action = action, Caller = caller, Name = path.Name };
        var outcome = await changes.ChangeAsync(change, cancellationToken);
        return AppChangeAnswers.Of(change, outcome, "modified", _ => null);
    }

    private static async Task<ContentHttpResult> DeleteAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        AppChanges changes,
        CancellationToken cancellationToken)
    {
        var change = new AppChange
        {
            Action = AppAction.DeleteApp,
            Caller = context.AppCaller(),
            Name = path.Name,
        };
        var outcome = await changes.ChangeAsync(change, cancellationToken);
        return AppChangeAnswers.Of(change, outcome, "deleted", kind => kind switch
        {
            AppChangeKind.NotFound => "Error deleting app: App not found",
            AppChangeKind.Frozen => $"Error deleting app: App {path.Name} is frozen, it cannot be deleted",
            _ => null,
        });
    }
}
