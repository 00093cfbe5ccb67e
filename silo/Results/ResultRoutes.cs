using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Results;

/// <summary>Upload of logs and artifacts by the holder of an attempt's token.</summary>
internal static class ResultRoutes
{
    public const string SizeHeader = "Upload-Offset";

    private const string Attempt = "/api/v1/jobs/{jobId:long}/attempts/{number:int}";
    private static readonly string[] PutVerbs = [HttpMethods.Put, HttpMethods.Post];

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The attempt's token is the only credential here, and the store bounds what is read.
        var group = routes.MapGroup(Attempt)
            .WithTags("Results")
            .AddEndpointFilter<LabNetworkFilter>()
            .For(RouteAccess.Boxes)
            .DisableRateLimiting()
            .WithMetadata(new DisableRequestSizeLimitAttribute());

        group.MapPost("/log/{stream}", AppendLogAsync).WithSummary("Append to a log");
        group.MapMethods("/artifacts/{**path}", PutVerbs, PutArtifactAsync).WithSummary("Upload a file");
    }

    private static async Task<Results<Ok, ProblemHttpResult>> AppendLogAsync(
        [AsParameters] LogUploadRequest request,
        UploadAccess access,
        LogUploads logs,
        CancellationToken cancellationToken)
    {
        var token = BearerToken.Find(request.Context.Request);
        var permit = await access.CheckLogAsync(request.ShownId, request.Stream, token, cancellationToken);
        if (permit.Kind != UploadPermitKind.Granted)
        {
            return UploadProblems.Of(permit);
        }

        var problem = ResultPath.FindStreamProblem(request.Stream) ??
            (
                request.Offset is null or < 0
                    ? "Say `?offset=N`: where the body begins in the log, in bytes, from 0."
                    : null);
        if (problem is not null)
        {
            return UploadProblems.Of(StatusCodes.Status400BadRequest, problem);
        }

        var append = await logs.AppendAsync(
            permit, request.Stream, request.Offset!.Value, request.Context.Request.Body, cancellationToken);
        if (append.Kind == LogAppendKind.Ended)
        {
            return UploadProblems.Of(await access.CheckShownIdAsync(request.ShownId, cancellationToken));
        }

        request.Context.Response.Headers[SizeHeader] = append.Size.ToString();
        return Answer(append, request.Offset.Value);
    }

    private static Results<Ok, ProblemHttpResult> Answer(LogAppend append, long offset) => append.Kind switch
    {
        LogAppendKind.Kept => TypedResults.Ok(),
        LogAppendKind.Gap => UploadProblems.Of(
            StatusCodes.Status409Conflict, $"The log has {append.Size} bytes, so a chunk cannot begin at "
                + $"{offset}. Send from {append.Size} on."),
        LogAppendKind.TooLarge => UploadProblems.Of(
            StatusCodes.Status413PayloadTooLarge, "With this chunk the log would be larger than "
                + $"Results:MaxLogBytes allows. It has {append.Size} bytes."),
        LogAppendKind.NoRoom => UploadProblems.NoRoom(),
        LogAppendKind.Ended or _ => throw new ArgumentOutOfRangeException(
            nameof(append), append.Kind, "This outcome has no answer here."),
    };

    private static async Task<Results<Created, Ok, ProblemHttpResult>> PutArtifactAsync(
        [AsParameters] ArtifactUploadRequest request,
        UploadAccess access,
        ArtifactUploads artifacts,
        CancellationToken cancellationToken)
    {
        var token = BearerToken.Find(request.Context.Request);
        var permit = await access.CheckAsync(request.ShownId, token, cancellationToken);
        if (permit.Kind != UploadPermitKind.Granted)
        {
            return UploadProblems.Of(permit);
        }

        var problem = ResultPath.FindProblem(request.Path) ??
            (request.Sha256 is { Length: not 64 } ? "X-Content-Sha256 is not a SHA-256 in hex, 64 digits." : null);
        if (problem is not null)
        {
            return UploadProblems.Of(StatusCodes.Status400BadRequest, problem);
        }

        var body = request.Context.Request.Body;
        return await artifacts.PutAsync(permit, request.Path, body, request.Sha256, cancellationToken) switch
        {
            ArtifactPut.Created => TypedResults.Created(),
            ArtifactPut.Same => TypedResults.Ok(),
            ArtifactPut.Ended => UploadProblems.Of(await access.CheckShownIdAsync(request.ShownId, cancellationToken)),
            var refusal => Refuse(refusal, request.Path),
        };
    }

    private static ProblemHttpResult Refuse(ArtifactPut refusal, string path) => refusal switch
    {
        // Not 409, which tells a box that its attempt is over.
        ArtifactPut.PathTaken => UploadProblems.Of(
            StatusCodes.Status412PreconditionFailed,
            $"'{path}' cannot be a file: it, or a part of it, is there as something else."),
        ArtifactPut.OtherContent => UploadProblems.Of(
            StatusCodes.Status412PreconditionFailed,
            $"'{path}' was uploaded before with other content, which is kept. Choose another name."),
        ArtifactPut.TooLarge => UploadProblems.Of(
            StatusCodes.Status413PayloadTooLarge, $"'{path}' is larger than Results:MaxArtifactBytes allows. "
                + "Nothing of it was kept."),
        ArtifactPut.NoRoom => UploadProblems.NoRoom(),
        ArtifactPut.WrongHash => UploadProblems.Of(
            StatusCodes.Status422UnprocessableEntity, $"The content of '{path}' does not have the hash in "
                + "X-Content-Sha256. Send it again."),
        ArtifactPut.Ended or ArtifactPut.Same or ArtifactPut.Created or _ =>
            throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "This outcome is no refusal."),
    };
}
