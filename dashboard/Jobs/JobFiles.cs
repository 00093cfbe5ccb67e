using Boxyard.Client;

namespace Boxyard.Dashboard.Jobs;

/// <summary>
/// Logs and files of jobs, passed on from the silo. They come from boxes: a browser must run nothing of them in our
/// origin.
/// </summary>
internal static class JobFiles
{
    private const string Sandbox = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
        + "frame-ancestors 'self'";

    public static void MapJobFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/jobs/{id:long}/attempts/{attempt:int}/raw-log/{stream}", SendLogAsync);
        routes.MapGet("/jobs/{id:long}/attempts/{attempt:int}/files/{**path}", SendFileAsync);
    }

    private static Task SendLogAsync(
        long id,
        int attempt,
        string stream,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken,
        long offset = 0) =>
        SendAsync(
            context,
            "text/plain; charset=utf-8",
            silo.Jobs.ReadLogAsync(id, attempt, stream, offset, cancellationToken));

    private static Task SendFileAsync(
        long id,
        int attempt,
        string path,
        HttpContext context,
        BoxyardClient silo,
        CancellationToken cancellationToken) =>
        SendAsync(context, FileTypes.Of(path), silo.Jobs.ReadArtifactAsync(id, attempt, path, cancellationToken));

    /// <summary>Passes pieces on, in a sandbox; a failure before the first is told by the status.</summary>
    public static async Task SendAsync(
        HttpContext context, string contentType, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var response = context.Response;
        try
        {
            await foreach (var piece in pieces.WithCancellation(context.RequestAborted))
            {
                if (!response.HasStarted)
                {
                    Begin(response, contentType);
                }

                await response.Body.WriteAsync(piece, context.RequestAborted);
            }

            Begin(response, contentType);
        }
        catch (BoxyardException failure) when (!response.HasStarted)
        {
            PageStatus.Set(context, failure.Problem);
        }
    }

    private static void Begin(HttpResponse response, string contentType)
    {
        if (response.HasStarted)
        {
            return;
        }

        response.ContentType = contentType;
        response.Headers.ContentSecurityPolicy = Sandbox;
        response.Headers.CacheControl = "private, no-store";
    }
}
