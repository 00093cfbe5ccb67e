using Boxyard.Silo;
using Microsoft.Net.Http.Headers;

namespace Boxyard.Apps;

/// <summary>
/// What shows an app: files that its authors wrote, which are sent so that no browser takes them for a page of ours.
/// </summary>
internal static class AppMetaFileRoutes
{
    public static void MapAppMetaFiles(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/meta-files/{space}/{repository}/{version}/{file}", GetAsync).With(slash: true);

    private static async Task<IResult> GetAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        string file,
        AppMetaFiles files,
        CancellationToken cancellationToken)
    {
        var caller = context.AppCaller();
        var found = await files.OpenAsync(path.Name, file, caller, cancellationToken);
        if (found.Content is null)
        {
            return found.Rights.Has(AppPermission.Read)
                ? AppAnswers.NotFound("Meta file not found")
                : AppAnswers.NotAuthorized(caller, AppPermission.Read, path.Space, path.Repository);
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // Asked about each time: who may read it may change.
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Stream(
            found.Content,
            found.Kind == AppMetaFileKind.ScienceDescription ? "text/plain; charset=utf-8" : "image/jpeg",
            entityTag: new EntityTagHeaderValue($"\"{found.Sha256}\""));
    }
}
