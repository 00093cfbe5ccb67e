using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Results;

/// <summary>Result uploads as LKP's boxes send them.</summary>
internal static class OldUploadRoutes
{
    private const string JobCookie = "JOBID";
    private const string StoragePrefix = "/srv";
    private static readonly string[] PutVerbs = [HttpMethods.Put];
    private static readonly string[] FolderVerbs = ["MKCOL"];
    private static readonly string[] PostVerbs = [HttpMethods.Post];

    public static void Map(IEndpointRouteBuilder routes)
    {
        // OpenAPI has no MKCOL, and these routes are for boxes, not for readers of the document.
        var group = routes.MapGroup("")
            .AddEndpointFilter<LabNetworkFilter>()
            .For(RouteAccess.Boxes)
            .DisableRateLimiting()
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .ExcludeFromDescription();
        foreach (var folder in new[] { "/result/{**path}", "/initrd/{**path}" })
        {
            group.MapMethods(folder, PutVerbs, PutAsync);
            group.MapMethods(folder, FolderVerbs, MakeFolderAsync);
            group.MapMethods(folder, PostVerbs, PostAsync);
            group.MapMethods(StoragePrefix + folder, PostVerbs, PostAsync);
        }
    }

    private static async Task<Results<ContentHttpResult, NoContent>> PutAsync(
        HttpContext context, OldUploads uploads, CancellationToken cancellationToken) =>
        ToResult(
            await uploads.PutAsync(
                ReadPath(context), context.Request.Cookies[JobCookie], context.Request.Body, cancellationToken));

    private static async Task<Results<ContentHttpResult, NoContent>> MakeFolderAsync(
        HttpContext context, OldUploads uploads, CancellationToken cancellationToken) =>
        ToResult(
            await uploads.MakeFolderAsync(ReadPath(context), context.Request.Cookies[JobCookie], cancellationToken));

    private static async Task<Results<ContentHttpResult, NoContent>> PostAsync(
        [FromQuery(Name = "job_id")] string? jobId,
        [FromQuery(Name = "job_token")] string? token,
        HttpContext context,
        OldUploads uploads,
        CancellationToken cancellationToken) =>
        ToResult(await uploads.PostAsync(ReadPath(context), jobId, token, context.Request.Body, cancellationToken));

    /// <summary>`/result/...`: with `/srv` in front LKP's tools name the same place.</summary>
    private static string ReadPath(HttpContext context)
    {
        var path = context.Request.Path;
        var isStored = path.StartsWithSegments(StoragePrefix, StringComparison.Ordinal, out var rest);
        return (isStored ? rest : path).Value ?? "";
    }

    private static Results<ContentHttpResult, NoContent> ToResult(OldUploadAnswer answer) =>
        answer.Status == StatusCodes.Status204NoContent
        ? TypedResults.NoContent()
        : TypedResults.Text(answer.Text, "text/plain", statusCode: answer.Status);
}
