using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Dashboard.Apps;

/// <summary>What the forms of the pages about apps post.</summary>
internal static class AppActions
{
    private const string Version = "/apps/{space}/{repository}/{version}";

    private static readonly Problem NothingTaken = new()
    {
        Kind = ProblemKind.Rejected,
        Status = StatusCodes.Status409Conflict,
        Title = "Nothing was taken away",
        Detail = "The permission is not there any more, or it is the owner's own.",
    };

    public static void MapAppActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Version}/build", BuildAsync).WithFormProtection();
        routes.MapPost($"{Version}/profile", ProfileAsync).WithFormProtection();
        routes.MapPost($"{Version}/freeze", FreezeAsync).WithFormProtection();
        routes.MapPost($"{Version}/unfreeze", UnfreezeAsync).WithFormProtection();
        routes.MapPost($"{Version}/delete", DeleteAsync).WithFormProtection();
        routes.MapPost($"{Version}/grant", GrantAsync).WithFormProtection();
        routes.MapPost($"{Version}/revoke", RevokeAsync).WithFormProtection();
        routes.MapPost($"{Version}/profiles/{{number:long}}/certify", CertifyAsync).WithFormProtection();
        routes.MapGet($"{Version}/builds/{{number:long}}/raw-log", SendConsoleAsync);
    }

    private static async Task<IResult> BuildAsync(
        [AsParameters] AppVersionPath app,
        [FromForm] bool? isUnpushed,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken)
    {
        var started = await silo.Builds.TryStartAsync(app.Key, isUnpushed != true, cancellationToken);
        if (!started.Succeeded)
        {
            return Refuse(context, started.Problem);
        }

        // A number of a Jenkins has no page here; the app's has a link to it.
        var history = await silo.Builds.TryListAsync(app.Key, cancellationToken: cancellationToken);
        var isOurs = history.Value?.Any(
            build => build.JenkinsUrl is not null && build.Number == started.Value.Number) != true;
        return TypedResults.LocalRedirect(
            isOurs ? AppLinks.Build(app.Key, started.Value.Number) : AppLinks.Version(app.Key));
    }

    private static async Task<IResult> ProfileAsync(
        [AsParameters] AppVersionPath app,
        [FromForm] string? group,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken)
    {
        var started = await silo.Profiles.TryStartAsync(
            app.Key, string.IsNullOrWhiteSpace(group) ? null : group.Trim(), cancellationToken);
        return started.Succeeded
            ? TypedResults.LocalRedirect(AppLinks.Profile(app.Key, started.Value.Number))
            : Refuse(context, started.Problem);
    }

    private static async Task<IResult> FreezeAsync(
        [AsParameters] AppVersionPath app,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken) =>
        Answer(context, app, await silo.Apps.TryFreezeAsync(app.Key, isFrozen: true, cancellationToken));

    private static async Task<IResult> UnfreezeAsync(
        [AsParameters] AppVersionPath app,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken) =>
        Answer(context, app, await silo.Apps.TryFreezeAsync(app.Key, isFrozen: false, cancellationToken));

    private static async Task<IResult> DeleteAsync(
        [AsParameters] AppVersionPath app,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken)
    {
        var deleted = await silo.Apps.TryDeleteAsync(app.Key, cancellationToken);
        return deleted.Succeeded ? TypedResults.LocalRedirect("/apps") : Refuse(context, deleted.Problem);
    }

    private static async Task<IResult> GrantAsync(
        [AsParameters] AppVersionPath app,
        [AsParameters] GrantForm form,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken) =>
        Answer(context, app, await silo.Apps.TryGrantAsync(
            app.Space, app.Repository, form.Grant, cancellationToken));

    private static async Task<IResult> RevokeAsync(
        [AsParameters] AppVersionPath app,
        [AsParameters] GrantForm form,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken)
    {
        var revoked = await silo.Apps.TryRevokeAsync(app.Space, app.Repository, form.Grant, cancellationToken);
        return revoked is { Succeeded: true, Value.Deleted: 0 }
            ? Refuse(context, NothingTaken)
            : Answer(context, app, revoked);
    }

    private static async Task<IResult> CertifyAsync(
        [AsParameters] AppVersionPath app,
        long number,
        [FromForm] string? note,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken)
    {
        var certified = await silo.Profiles.TryCertifyAsync(
            app.Key, number, note?.ReplaceLineEndings("\n") ?? "", cancellationToken);
        return certified.Succeeded
            ? TypedResults.LocalRedirect(AppLinks.Profile(app.Key, number))
            : Refuse(context, certified.Problem);
    }

    /// <summary>The page's script asks from where it is; the silo gives the log from its beginning.</summary>
    private static Task SendConsoleAsync(
        [AsParameters] AppVersionPath app,
        long number,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken,
        long offset = 0) =>
        Jobs.JobFiles.SendAsync(
            context,
            "text/plain; charset=utf-8",
            ConsoleBytes.SkipAsync(silo.Builds.ReadConsoleAsync(app.Key, number, cancellationToken), offset));

    private static IResult Answer(HttpContext context, AppVersionPath app, Outcome<ChangeCount> outcome) =>
        outcome.Succeeded
            ? TypedResults.LocalRedirect(AppLinks.Version(app.Key))
            : Refuse(context, outcome.Problem);

    private static IResult Refuse(HttpContext context, Problem problem) =>
        FormAnswers.Of(AppRefusals.Told(problem, VisitorAccess.FindToken(context) is not null));
}
