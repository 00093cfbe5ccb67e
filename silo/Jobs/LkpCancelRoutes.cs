using System.Text.Json;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>
/// The old cancels. They stop only jobs that still wait, and one's own; `terminate` is for those that a box holds.
/// </summary>
internal static class LkpCancelRoutes
{
    private const string Reason = "It was cancelled by its submitter.";

    public static void MapLkpCancel(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription();

        group.MapPost("/cancel_jobs", CancelManyAsync);
        group.MapPost("/scheduler/cancel_jobs", CancelManyAsync);
        group.MapPost("/scheduler/v1/jobs/{id}/cancel", CancelAsync);
        group.MapPost("/scheduler/v1/jobs/{id}/terminate", TerminateAsync);
    }

    private static async Task<IResult> CancelManyAsync(
        HttpRequest request, RequestBody body, JobCancels cancels, IJobStore jobs, CancellationToken cancellationToken)
    {
        using var sent = Parse(await body.ReadAsync(request, cancellationToken));
        var root = sent?.RootElement ?? default;
        var email = Find(root, "my_email") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        if (string.IsNullOrEmpty(email))
        {
            return Refuse("my_email");
        }

        if (Find(root, "job_ids") is not { ValueKind: JsonValueKind.Array } ids)
        {
            return Refuse("job_ids");
        }

        var answers = new List<LkpCancelAnswer>();
        foreach (var id in ids.EnumerateArray().Select(id => id.ToString()))
        {
            answers.Add(await CancelOneAsync(id, email, cancels, jobs, cancellationToken));
        }

        return TypedResults.Ok(new LkpCancelAnswers(answers));
    }

    private static async Task<LkpCancelAnswer> CancelOneAsync(
        string id, string email, JobCancels cancels, IJobStore jobs, CancellationToken cancellationToken)
    {
        var job = ShownId.TryParse(id, out var shownId) ? await jobs.FindAsync(shownId.JobId, cancellationToken) : null;
        if (job is not null && job.Submitter != email)
        {
            return Answer("forbidden", "can only cancel the job submitted by yourself");
        }

        var outcome = job is null
            ? new CancelOutcome { Kind = CancelOutcomeKind.NotFound }
            : await cancels.CancelAsync(job.Id, Reason, CancelScope.Queued, cancellationToken);
        return outcome.Kind switch
        {
            CancelOutcomeKind.Cancelled => Answer("success", ""),
            CancelOutcomeKind.NotFound => Answer("failed", "can't find job from es"),
            CancelOutcomeKind.OutOfScope or CancelOutcomeKind.Finished or CancelOutcomeKind.Asked
                or CancelOutcomeKind.PostRun =>
                Answer("unsupported", "only jobs whose job_stage is submit can be cancelled"),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome of a cancel."),
        };

        LkpCancelAnswer Answer(string result, string message) =>
            new() { Result = result, JobId = id, Message = message };
    }

    private static async Task<ContentHttpResult> CancelAsync(
        string id, HttpRequest request, RequestBody body, JobCancels cancels, CancellationToken cancellationToken)
    {
        using var sent = Parse(await body.ReadAsync(request, cancellationToken));
        if (sent is null)
        {
            return Text(StatusCodes.Status400BadRequest, "Invalid JSON in request body");
        }

        return await ApplyAsync(id, CancelScope.Queued, cancels, cancellationToken) switch
        {
            CancelOutcomeKind.Cancelled => Text(StatusCodes.Status200OK, "Success"),
            CancelOutcomeKind.NotFound or CancelOutcomeKind.Finished =>
                Text(StatusCodes.Status404NotFound, "Job not found"),
            CancelOutcomeKind.OutOfScope or CancelOutcomeKind.Asked or CancelOutcomeKind.PostRun or _ =>
                Text(StatusCodes.Status403Forbidden, "Job already running"),
        };
    }

    private static async Task<ContentHttpResult> TerminateAsync(
        string id, JobCancels cancels, CancellationToken cancellationToken) =>
        await ApplyAsync(id, CancelScope.Live, cancels, cancellationToken) switch
        {
            CancelOutcomeKind.Cancelled or CancelOutcomeKind.Asked => Text(StatusCodes.Status200OK, ""),
            CancelOutcomeKind.NotFound => Text(StatusCodes.Status404NotFound, "Job not found"),
            CancelOutcomeKind.OutOfScope or CancelOutcomeKind.Finished or CancelOutcomeKind.PostRun or _ =>
                Text(StatusCodes.Status403Forbidden, "Job not running"),
        };

    private static async Task<CancelOutcomeKind> ApplyAsync(
        string id, CancelScope scope, JobCancels cancels, CancellationToken cancellationToken) =>
        ShownId.TryParse(id, out var shownId)
            ? (await cancels.CancelAsync(shownId.JobId, Reason, scope, cancellationToken)).Kind
            : CancelOutcomeKind.NotFound;

    /// <summary>Null when it is no JSON.</summary>
    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Find(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value : null;

    private static JsonHttpResult<LkpError> Refuse(string key) => TypedResults.Json(
        new LkpError($"Missing required key: '{key}'"), statusCode: StatusCodes.Status202Accepted);

    private static ContentHttpResult Text(int status, string text) =>
        TypedResults.Text(text, "text/plain", statusCode: status);
}
