using System.Globalization;
using Boxyard.Accounts;
using Boxyard.Silo;
using Boxyard.Testboxes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

/// <summary>
/// The old routes by which somebody who has borrowed a box asks for more time there. Errors are 500 and a text.
/// </summary>
internal static class LkpDeadlineRoutes
{
    public static void MapLkpDeadlines(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("")
            .AddEndpointFilter<LabNetworkFilter>()
            .DisableRateLimiting()
            .For(RouteAccess.Boxes)
            .ExcludeFromDescription();

        // A renewal changes things: it answers to GET alone, never to HEAD.
        group.MapGet("/renew_deadline", RenewAsync);
        group.MapGet("/scheduler/renew_deadline", RenewAsync);
        group.MapRead("/get_deadline", FindAsync);
        group.MapRead("/scheduler/get_deadline", FindAsync);
    }

    private static async Task<ContentHttpResult> RenewAsync(
        HttpRequest request,
        IGrainFactory grains,
        IOptions<DeadlineOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var max = options.Value.MaxRenewal;
        var time = request.Query["time"].ToString();
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds < 1)
        {
            return Error($"time: '{time}' is no number of seconds");
        }

        if (!ShownId.TryParse(request.Query["job_id"], out var shownId))
        {
            return Error("The job does not exist");
        }

        var renewal = new DeadlineRenewal
        {
            Time = TimeSpan.FromSeconds(Math.Min(seconds, (long)max.TotalSeconds + 1)),
            IsFromDeadline = true,
            MaxTime = max,
            Attempt = shownId.Attempt,
        };
        var job = grains.GetGrain<IJobGrain>(shownId.JobId);
        var outcome = await job.RenewDeadlineAsync(renewal, cancellationToken);
        return outcome.Kind switch
        {
            RenewOutcomeKind.Renewed => Deadline(outcome.DeadlineAt!.Value, clock),
            RenewOutcomeKind.NotFound => Error("The job does not exist"),
            RenewOutcomeKind.NotRunning =>
                Error($"Only running job can renew, your job stage is: {LkpView.StageOf(outcome.State)}"),
            RenewOutcomeKind.TooFar =>
                Error($"The deadline can be at most {(long)max.TotalSeconds} seconds from now"),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome of a renewal."),
        };
    }

    private static async Task<ContentHttpResult> FindAsync(
        HttpRequest request,
        ITestboxStore boxes,
        IJobStore jobs,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var name = request.Query["testbox"].ToString();
        var box = SafeName.FindProblem(name) is null ? await boxes.FindAsync(name, cancellationToken) : null;
        if (box is null)
        {
            return Error($"cant find the testbox in es, testbox: {name}");
        }

        var attempt = box is { LiveJobId: { } jobId, LiveAttempt: { } number }
            ? await jobs.FindAttemptAsync(jobId, number, cancellationToken)
            : null;
        return attempt is null
            ? TypedResults.Text("no deadline", "text/plain")
            : Deadline(attempt.DeadlineAt, clock);
    }

    private static ContentHttpResult Deadline(DateTimeOffset at, TimeProvider clock) =>
        TypedResults.Text(LkpWords.InstantOf(at, clock), "text/plain");

    private static ContentHttpResult Error(string text) =>
        TypedResults.Text(text, "text/plain", statusCode: StatusCodes.Status500InternalServerError);
}
