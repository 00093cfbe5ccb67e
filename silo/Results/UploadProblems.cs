using Boxyard.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Results;

/// <summary>The refusals of uploads as problem details.</summary>
internal static class UploadProblems
{
    public static ProblemHttpResult Of(UploadPermit permit) => permit.Kind switch
    {
        UploadPermitKind.NotFound => NotFound(permit.ShownId),
        UploadPermitKind.WrongToken => Of(
            StatusCodes.Status401Unauthorized,
            $"The token is not that of attempt {permit.ShownId.Attempt} of job {permit.ShownId.JobId}. Send `Authorization: Bearer <attempt token>`."),
        UploadPermitKind.Ended => Ended(permit),
        UploadPermitKind.Granted => throw new ArgumentException("A granted permit is no problem.", nameof(permit)),
        _ => throw new ArgumentOutOfRangeException(nameof(permit), permit.Kind, "There is no such kind."),
    };

    public static ProblemHttpResult NotFound(ShownId shownId) =>
        Of(StatusCodes.Status404NotFound, $"There is no attempt {shownId.Attempt} of job {shownId.JobId}.");

    public static ProblemHttpResult Ended(UploadPermit permit)
    {
        var live = permit.LiveAttempt is null ? "No attempt of the job is live." : $"The live attempt is {permit.LiveAttempt}.";
        return Of(
            StatusCodes.Status409Conflict,
            $"Attempt {permit.ShownId.Attempt} of job {permit.ShownId.JobId} has ended; nothing was changed. {live}");
    }

    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
