using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Apps;

/// <summary>Submits of apps.</summary>
internal static class AppSubmitRoutes
{
    public static void MapAppSubmits(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/submit", SubmitAsync).With(slash: true, user: true);
        routes.MapPost("/apps/{space}/{repository}/{version}", SubmitAsAsync).With(user: true);
    }

    private static async Task<ContentHttpResult> SubmitAsync(
        HttpContext context, AppBody body, AppSubmits submits, CancellationToken cancellationToken)
    {
        var (fields, mistake) = await body.ReadSpecAsync(context.Request, cancellationToken);
        return fields is null
            ? AppAnswers.Failed(mistake!)
            : await submits.SubmitAsync(context, fields, IsForced(context), cancellationToken);
    }

    /// <summary>What the path says counts before what the spec says.</summary>
    private static async Task<ContentHttpResult> SubmitAsAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        AppBody body,
        AppSubmits submits,
        CancellationToken cancellationToken)
    {
        var (fields, mistake) = await body.ReadSpecAsync(context.Request, cancellationToken);
        if (fields is null)
        {
            return AppAnswers.Failed(mistake!);
        }

        fields["namespace"] = JsonValue.Create(path.Space);
        fields["name"] = JsonValue.Create(path.Repository);
        fields["version"] = JsonValue.Create(path.Version);
        return await submits.SubmitAsync(context, fields, IsForced(context), cancellationToken);
    }

    private static bool IsForced(HttpContext context) =>
        context.Request.Query["force"].ToString().ToLowerInvariant() is "true" or "1";
}
