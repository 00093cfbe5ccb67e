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

    private static Task<ContentHttpResult> ListAllAsync(
        HttpContext context, IAppStore apps, CancellationToken cancellationToken) =>
        ListAsync(context, "", "", apps, cancellationToken);

    private static Task<ContentHttpResult> ListOfNamespaceAsync(
        HttpContext context, string space, IAppStore apps, CancellationToken cancellationToken) =>
        ListAsync(context, space, "", apps, cancellationToken);

    private static async Task<ContentHttpResult> ListAsync(
        HttpContext context, string space, string repository, IAppStore apps, CancellationToken cancellationToken)
    {
        var (page, mistake) = AppPage.Read(context.Request.Query);
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
            },
            cancellationToken);
        var asSpec = context.Request.Query["view"] == "app";
        return AppAnswers.Ok(new JsonObject
        {
            ["data"] = AppView.Of(found, app => AppView.OfListed(app, asSpec)),
            ["pagination"] = page.TokenOf(found) is { } token
                ? new JsonObject { ["continuationToken"] = token }
                : new JsonObject(),
        });
    }

    private static async Task<ContentHttpResult> GetAsync(
        HttpContext context,
        string space,
        string repository,
        string version,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, version);
        var caller = context.AppCaller();
        var reading = await grains.GetGrain<IAppGrain>(name.Key).ReadAsync(caller, cancellationToken);
        return !reading.Rights.Has(AppPermission.Read)
            ? AppAnswers.NotAuthorized(caller, AppPermission.Read, space, repository)
            : reading.App is null ? AppAnswers.NotFound("App not found")
            : AppAnswers.Ok(AppView.Of(reading.App, asSpec: context.Request.Query["view"] == "app"));
    }

    private static async Task<ContentHttpResult> FreezeAsync(
        HttpContext context,
        string space,
        string repository,
        string version,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, version);
        var caller = context.AppCaller();
        var grain = grains.GetGrain<IAppGrain>(name.Key);
        if (!context.Request.Query.ContainsKey("frozen"))
        {
            var reading = await grain.ReadAsync(caller, cancellationToken);
            return reading.Rights.Has(AppPermission.Write)
                ? AppAnswers.Failed("Not sure what to do")
                : AppAnswers.NotAuthorized(caller, AppPermission.Write, space, repository);
        }

        var outcome = await grain.FreezeAsync(caller, context.Request.Query.IsTrue("frozen"), cancellationToken);
        return outcome.Kind == AppChangeKind.Refused
            ? AppAnswers.NotAuthorized(caller, AppPermission.Write, space, repository)
            : AppAnswers.Count("modified", outcome.Count);
    }

    private static async Task<ContentHttpResult> DeleteAsync(
        HttpContext context,
        string space,
        string repository,
        string version,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, version);
        var caller = context.AppCaller();
        var outcome = await grains.GetGrain<IAppGrain>(name.Key).DeleteAsync(caller, cancellationToken);
        return outcome.Kind switch
        {
            AppChangeKind.Done => AppAnswers.Count("deleted", outcome.Count),
            AppChangeKind.NotFound => AppAnswers.Failed("Error deleting app: App not found"),
            AppChangeKind.Frozen =>
                AppAnswers.Failed($"Error deleting app: App {name} is frozen, it cannot be deleted"),
            AppChangeKind.Refused =>
                AppAnswers.NotAuthorized(caller, AppPermission.FullControl, space, repository),
            AppChangeKind.NotEmpty or AppChangeKind.Exists or AppChangeKind.BadName =>
                throw new InvalidOperationException($"{outcome.Kind} is no outcome of a removal."),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome."),
        };
    }
}
