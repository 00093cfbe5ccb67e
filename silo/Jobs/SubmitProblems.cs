using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>The answers to submissions that were refused whole.</summary>
internal static class SubmitProblems
{
    /// <summary>
    /// `detail` is the first mistake as a sentence; `errors` has all of them with index, field and line.
    /// </summary>
    public static ProblemHttpResult Of(ImmutableArray<SubmittedJobError> errors)
    {
        var first = errors[0].Index is { } index ? $"Job {index}: {errors[0].Message}" : errors[0].Message;
        var more = errors.Length == 1 ? "" : $" ({errors.Length - 1} more in `errors`.)";
        return TypedResults.Problem(
            first + more + (errors[0].Index is null ? "" : " Nothing was queued."),
            title: "The submission was refused",
            statusCode: StatusCodes.Status400BadRequest,
            extensions: [new KeyValuePair<string, object?>("errors", errors)]);
    }

    /// <summary>Not 429: what may be sent again at once is not repeated by clients of their own accord.</summary>
    public static ProblemHttpResult Of(LimitReached limit) => TypedResults.Problem(
        limit.Describe(),
        title: "A limit of queued jobs is reached",
        statusCode: StatusCodes.Status409Conflict,
        extensions:
        [
            new KeyValuePair<string, object?>("limit", limit.Limit),
            new KeyValuePair<string, object?>("queued_count", limit.QueuedCount),
        ]);

    public static ProblemHttpResult KeyConflict(string key) => TypedResults.Problem(
        $"Idempotency-Key '{key}' came before with another body. Nothing was queued; " +
        "send a new key for a new submission.",
        title: "The idempotency key is taken",
        statusCode: StatusCodes.Status422UnprocessableEntity);
}
