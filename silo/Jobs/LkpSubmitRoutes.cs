using System.Globalization;
using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

/// <summary>The two old submit paths. Each answers in the form that its option says.</summary>
internal static class LkpSubmitRoutes
{
    /// <summary>Old clients know this text.</summary>
    private const string LimitMessage = "The maximum number of jobs submitted has been reached.";

    public static void MapLkpSubmit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").For(RouteAccess.OldSubmitting).ExcludeFromDescription();

        group.MapPost("/scheduler/v1/jobs/submit", SubmitByManualAsync);
        group.MapPost("/submit_job", SubmitByClientAsync);
        group.MapPost("/scheduler/submit_job", SubmitByClientAsync);
    }

    private static Task<IResult> SubmitByManualAsync(
        HttpRequest request,
        RequestBody body,
        JobSubmission submission,
        OldAccounts accounts,
        IOptions<SubmitOptions> options,
        CancellationToken cancellationToken) =>
        SubmitAsync(request, body, submission, accounts, options.Value.JobsSubmitAnswer, cancellationToken);

    private static Task<IResult> SubmitByClientAsync(
        HttpRequest request,
        RequestBody body,
        JobSubmission submission,
        OldAccounts accounts,
        IOptions<SubmitOptions> options,
        CancellationToken cancellationToken) =>
        SubmitAsync(request, body, submission, accounts, options.Value.SubmitJobAnswer, cancellationToken);

    private static async Task<IResult> SubmitAsync(
        HttpRequest request,
        RequestBody body,
        JobSubmission submission,
        OldAccounts accounts,
        SubmitAnswerForm form,
        CancellationToken cancellationToken)
    {
        var text = await body.ReadAsync(request, cancellationToken);
        var (submitter, wait) = await accounts.FindSubmitterAsync(request.HttpContext, text, cancellationToken);
        if (wait is not null)
        {
            return AccessProblems.TooMany(request.HttpContext, wait.Value);
        }

        var sent = new SubmissionRequest
        {
            Body = text,
            Submitter = submitter,
            Audit = SubmitAudit.EntryOf(request.HttpContext),
        };
        var result = await submission.SubmitAsync(sent, cancellationToken);
        return form switch
        {
            SubmitAnswerForm.Bare => AnswerBare(result),
            SubmitAnswerForm.Array => TypedResults.Ok(ToAnswers(result)),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Not an answer form."),
        };
    }

    private static IResult AnswerBare(SubmissionResult result) => result.Limit is not null
        ? SubmitProblems.Of(result.Limit)
        : result.Plan.IsValid
        ? TypedResults.Text(result.JobIds[0].ToString(CultureInfo.InvariantCulture), "text/plain")
        : SubmitProblems.Of(result.Plan.Errors);

    /// <summary>Old clients know one message: the first mistake, as the old scheduler checked.</summary>
    private static LkpSubmitAnswer[] ToAnswers(SubmissionResult result) => result.Limit is not null
        ? [new LkpSubmitAnswer { JobId = "0", Message = $"{LimitMessage} {result.Limit.Describe()}" }]
        : result.Plan.IsValid
        ? [.. result.JobIds.Zip(result.Plan.Specs, ToAnswer)]
        : [new LkpSubmitAnswer { JobId = "0", Message = result.Plan.Errors[0].Message }];

    private static LkpSubmitAnswer ToAnswer(long jobId, JsonObject spec) => new()
    {
        JobId = jobId.ToString(CultureInfo.InvariantCulture),
        Message = "",
        ResultRoot = "/srv" + ResultRoot.For(spec, new ShownId(jobId, 1)),
    };
}
