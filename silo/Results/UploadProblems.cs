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
            $"The token is not that of attempt {permit.ShownId.Attempt} of job {permit.ShownId.JobId}. Send "
            + "`Authorization: Bearer <attempt token>`."),
        UploadPermitKind.Ended => Ended(permit),
        UploadPermitKind.Granted => throw new ArgumentException("A granted permit is no problem.", nameof(permit)),
        _ => throw new ArgumentOutOfRangeException(nameof(permit), permit.Kind, "There is no such kind."),
    };

    public static ProblemHttpResult NotFound(ShownId shownId) =>
        Of(StatusCodes.Status404NotFound, $"There is no attempt {shownId.Attempt} of job {shownId.JobId}.");

    public static ProblemHttpResult Ended(UploadPermit permit)
    {
        var now = permit.LiveAttempt is not null ? $"The live attempt is {permit.LiveAttempt}."
            : permit.JobState is { } state && state != JobState.Queued ? $"The job is over: {state.Word()}."
            : "The job is queued for its next attempt.";
        return TypedResults.Problem(
            $"Attempt {permit.ShownId.Attempt} of job {permit.ShownId.JobId} has ended; nothing was changed. {now}",
            statusCode: StatusCodes.Status409Conflict,
            extensions: new Dictionary<string, object?>
            {
                ["job_state"] = permit.JobState?.Word(),
                ["live_attempt"] = permit.LiveAttempt,
            });
    }

    public static ProblemHttpResult NoRoom() => Of(
        StatusCodes.Status507InsufficientStorage,
        "The disk of the results has less free space than Results:MinFreeBytes keeps. Nothing of this upload was kept; "
        + "send it again when there is room. Reports and heartbeats are taken all the same.");

    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
