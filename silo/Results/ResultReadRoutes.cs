using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Boxyard.Results;

/// <summary>
/// Logs and artifacts to read. What a box uploaded is never shown as a page of ours: it is a download, sandboxed.
/// </summary>
internal static class ResultReadRoutes
{
    private const string Attempt = "/api/v1/jobs/{jobId:long}/attempts/{number:int}";
    private static readonly string[] Verbs = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Attempt).For(RouteAccess.Reading).WithTags("Results");

        group.MapMethods("/log", Verbs, ListLogsAsync).WithSummary("Lists the logs of an attempt by name");
        group.MapMethods("/log/{stream}", Verbs, GetLogAsync).WithSummary("A log, from `?offset=N` or by Range");
        group.MapMethods("/artifacts", Verbs, ListArtifactsAsync)
            .WithSummary("Lists the uploaded files of an attempt by path");
        group.MapMethods("/artifacts/{**path}", Verbs, GetArtifactAsync).WithSummary("An uploaded file");

        var files = routes.MapGroup("").For(RouteAccess.Reading).WithTags("Results");

        files.MapMethods("/result/{**path}", Verbs, GetFileAsync).WithSummary("An uploaded file by its result root");
        files.MapMethods("/srv/result/{**path}", Verbs, GetFileAsync).WithSummary("The same, as LKP's tools name it");
    }

    private static async Task<Results<Ok<LogPageAnswer>, ProblemHttpResult>> ListLogsAsync(
        long jobId,
        int number,
        ResultReads reads,
        CancellationToken cancellationToken,
        string? next = null,
        int page_size = PageSize.Default)
    {
        var problem = PageSize.FindProblem(page_size) ?? (next is null ? null : ResultPath.FindStreamProblem(next));
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        var shownId = new ShownId(jobId, number);
        return await reads.ListLogsAsync(shownId, next, page_size, cancellationToken) is { } page
            ? TypedResults.Ok(new LogPageAnswer
            {
                Logs = page,
                Next = page.Count == page_size ? page[^1].Stream : null,
            })
            : UploadProblems.NotFound(shownId);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetLogAsync(
        [AsParameters] LogUploadRequest request, ResultReads reads, CancellationToken cancellationToken)
    {
        if (await reads.FindLogAsync(request.ShownId, request.Stream, cancellationToken) is not { } content)
        {
            return UploadProblems.Of(
                StatusCodes.Status404NotFound, $"Attempt {request.Number} of job {request.JobId} is not known, "
                    + $"or has no log '{request.Stream}'.");
        }

        var size = content.Length;
        var offset = request.Offset ?? 0;
        if (offset < 0 || offset > size)
        {
            await content.DisposeAsync();
            return UploadProblems.Of(
                StatusCodes.Status416RangeNotSatisfiable,
                $"The log has {size} bytes; offset {offset} is not among them.");
        }

        request.Context.Response.Headers[ResultRoutes.SizeHeader] = size.ToString();
        request.Context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(
            new StreamSlice(content, offset, size - offset), "text/plain; charset=utf-8", enableRangeProcessing: true);
    }

    private static async Task<Results<Ok<ArtifactPageAnswer>, ProblemHttpResult>> ListArtifactsAsync(
        long jobId,
        int number,
        ResultReads reads,
        CancellationToken cancellationToken,
        string? next = null,
        int page_size = PageSize.Default)
    {
        var problem = PageSize.FindProblem(page_size) ?? (next is null ? null : ResultPath.FindProblem(next));
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        var shownId = new ShownId(jobId, number);
        return await reads.ListArtifactsAsync(shownId, next, page_size, cancellationToken) is { } page
            ? TypedResults.Ok(
                new ArtifactPageAnswer { Artifacts = page, Next = page.Count == page_size ? page[^1].Path : null })
            : UploadProblems.NotFound(shownId);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetArtifactAsync(
        [AsParameters] ArtifactUploadRequest request, ResultReads reads, CancellationToken cancellationToken)
    {
        if (await reads.FindArtifactAsync(request.ShownId, request.Path, cancellationToken) is not { } found)
        {
            return UploadProblems.Of(
                StatusCodes.Status404NotFound, $"Attempt {request.Number} of job {request.JobId} is not known, "
                    + $"or has no file '{request.Path}'.");
        }

        var entityTag = new EntityTagHeaderValue($"\"{found.Record.Sha256}\"");
        return Download(request.Context, found.Content, request.Path, entityTag);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetFileAsync(
        string? path, ResultReads reads, HttpContext context, CancellationToken cancellationToken) =>
        await reads.FindFileAsync(path ?? "", cancellationToken) is { } content
            ? Download(context, content, path!, entityTag: null)
            : UploadProblems.Of(StatusCodes.Status404NotFound, "There is no such file.");

    private static FileStreamHttpResult Download(
        HttpContext context, Stream content, string path, EntityTagHeaderValue? entityTag)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        return TypedResults.Stream(
            content,
            "application/octet-stream",
            Path.GetFileName(path),
            lastModified: null,
            entityTag,
            enableRangeProcessing: true);
    }
}
