using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>
/// The old cancels. They stop only jobs that still wait, and one's own; `terminate` is for those that a box holds.
/// </summary>
internal static class LkpCancelRoutes
{
    private const int MaxIds = 1_000;
    private const string Reason = "It was cancelled by its submitter.";

    public static void MapLkpCancel(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").For(RouteAccess.OldSubmitting).ExcludeFromDescription();

        group.MapPost("/cancel_jobs", CancelManyAsync);
        group.MapPost("/scheduler/cancel_jobs", CancelManyAsync);
        group.MapPost("/scheduler/v1/jobs/{id}/cancel", CancelAsync);
        group.MapPost("/scheduler/v1/jobs/{id}/terminate", TerminateAsync);
    }

    private static async Task<IResult> CancelManyAsync(
        HttpRequest request,
        RequestBody body,
        OldAccounts accounts,
        JobCancels cancels,
        IJobStore jobs,
        CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        var sent = Parse(await body.ReadAsync(request, cancellationToken));
        var email = sent?["my_email"] is JsonValue text ? text.ToString() : "";
        if (email.Length == 0 && Caller.Find(context) is null)
        {
            return Refuse("Missing required key: 'my_email'");
        }

        var check = await accounts.MayAsync(
            context, sent, AccountRole.Submitter, mayBeBrief: false, cancellationToken);
        if (!check.IsAllowed)
        {
            return check.RetryAfter is { } wait
                ? AccessProblems.TooMany(context, wait)
                : Refuse(JobExpander.RefuseAccount(check.Reason));
        }

        if (sent?["job_ids"] is not JsonArray ids)
        {
            return Refuse("Missing required key: 'job_ids'");
        }

        if (ids.Count > MaxIds)
        {
            return Refuse($"'job_ids' has {ids.Count} ids; at most {MaxIds} are cancelled at once. Send several.");
        }

        // Without accounts, who cancels is whom the address says.
        var canceller = Caller.Find(context) ?? new Caller(email, AccountRole.Submitter);
        var answers = new List<LkpCancelAnswer>();
        foreach (var id in ids.Select(id => id?.ToString() ?? ""))
        {
            answers.Add(await CancelOneAsync(id, canceller, cancels, jobs, cancellationToken));
        }

        var changed = answers.Where(answer => answer.Result == "success");
        context.Features.Set(new AuditNote { Targets = [.. changed.Select(answer => answer.JobId)] });
        return TypedResults.Ok(new LkpCancelAnswers(answers));
    }

    private static async Task<LkpCancelAnswer> CancelOneAsync(
        string id, Caller canceller, JobCancels cancels, IJobStore jobs, CancellationToken cancellationToken)
    {
        var job = ShownId.TryParse(id, out var shownId) ? await jobs.FindAsync(shownId.JobId, cancellationToken) : null;
        if (job is not null && job.Submitter != canceller.Account && !canceller.Role.Covers(AccountRole.Operator))
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

    private static async Task<IResult> CancelAsync(
        string id,
        HttpRequest request,
        RequestBody body,
        LkpCancelAccess access,
        JobCancels cancels,
        CancellationToken cancellationToken)
    {
        var sent = Parse(await body.ReadAsync(request, cancellationToken));
        if (sent is null)
        {
            return Text(StatusCodes.Status400BadRequest, "Invalid JSON in request body");
        }

        if (await access.FindProblemAsync(request.HttpContext, id, sent, cancellationToken) is { } problem)
        {
            return problem;
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

    private static async Task<IResult> TerminateAsync(
        string id,
        HttpRequest request,
        RequestBody body,
        LkpCancelAccess access,
        JobCancels cancels,
        CancellationToken cancellationToken)
    {
        var sent = Parse(await body.ReadAsync(request, cancellationToken));
        if (await access.FindProblemAsync(request.HttpContext, id, sent, cancellationToken) is { } problem)
        {
            return problem;
        }

        return await ApplyAsync(id, CancelScope.Live, cancels, cancellationToken) switch
        {
            CancelOutcomeKind.Cancelled or CancelOutcomeKind.Asked => Text(StatusCodes.Status200OK, ""),
            CancelOutcomeKind.NotFound => Text(StatusCodes.Status404NotFound, "Job not found"),
            CancelOutcomeKind.OutOfScope or CancelOutcomeKind.Finished or CancelOutcomeKind.PostRun or _ =>
                Text(StatusCodes.Status403Forbidden, "Job not running"),
        };
    }

    private static async Task<CancelOutcomeKind> ApplyAsync(
        string id, CancelScope scope, JobCancels cancels, CancellationToken cancellationToken) =>
        ShownId.TryParse(id, out var shownId)
            ? (await cancels.CancelAsync(shownId.JobId, Reason, scope, cancellationToken)).Kind
            : CancelOutcomeKind.NotFound;

    /// <summary>Null when it is no JSON object.</summary>
    private static JsonObject? Parse(ReadOnlyMemory<byte> body)
    {
        var text = JobText.Parse(body.Span, JobTextFormat.Json);
        return text.IsValid ? text.Jobs[0] : null;
    }

    private static JsonHttpResult<LkpError> Refuse(string message) =>
        TypedResults.Json(new LkpError(message), statusCode: StatusCodes.Status202Accepted);

    private static ContentHttpResult Text(int status, string text) =>
        TypedResults.Text(text, "text/plain", statusCode: status);
}
