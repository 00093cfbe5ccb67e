using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Testboxes;

/// <summary>
/// What LKP boxes report. They expect `Done` whatever they say and whatever we know of it, so only our own failure is
/// an error. These routes change things: they answer to GET alone, never to HEAD.
/// </summary>
internal static class ReportRoutes
{
    private const int MaxInfoBytes = 64 * 1024;

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in OldPaths.Prefixes)
        {
            var group = routes.MapReportGroup($"{prefix}/~lkp/cgi-bin");

            group.MapGet("/lkp-jobfile-append-var", AppendAsync);
            group.MapGet("/lkp-post-run", FinishAsync);
            group.MapGet("/lkp-wtmp", SignInAsync);
            group.MapGet("/report_ssh_port", SetSshPortAsync);
            group.MapPost("/report_ssh_info", SetSshInfoAsync)
                .WithMetadata(new RequestSizeLimitAttribute(MaxInfoBytes));
            group.MapGet("/set-job-stage", SetStageAsync);
            group.MapGet("/report-job-step", SetStepAsync);
        }
    }

    /// <summary>From the networks of the boxes, as often as they like; our failure is a 500.</summary>
    public static RouteGroupBuilder MapReportGroup(this IEndpointRouteBuilder routes, string prefix) =>
        routes.MapGroup(prefix)
            .AddEndpointFilter<LabNetworkFilter>()
            .WithMetadata(ReportRoute.Mark)
            .DisableRateLimiting()
            .For(RouteAccess.Boxes)
            .ExcludeFromDescription();

    private static async Task<ContentHttpResult> AppendAsync(
        HttpRequest request, BoxReports reports, CancellationToken cancellationToken)
    {
        await reports.ReportAttemptAsync(BoxCall.From(request), isPostRun: false, cancellationToken);
        return Answers.Done;
    }

    /// <summary>
    /// Clients that name a `job_health` (`cci return`) are of the second generation, and want its answer.
    /// </summary>
    private static async Task<ContentHttpResult> FinishAsync(
        HttpRequest request, BoxReports reports, CancellationToken cancellationToken)
    {
        var call = BoxCall.From(request);
        await reports.ReportAttemptAsync(call, isPostRun: true, cancellationToken);
        return call.Find("job_health") is null ? Answers.Done : Answers.Success;
    }

    private static async Task<ContentHttpResult> SignInAsync(
        HttpRequest request, BoxReports reports, CancellationToken cancellationToken)
    {
        await reports.ReportBoxAsync(BoxCall.From(request), "wtmp", cancellationToken);
        return Answers.Done;
    }

    private static async Task<ContentHttpResult> SetSshPortAsync(
        HttpRequest request, BoxReports reports, CancellationToken cancellationToken)
    {
        await reports.ReportBoxAsync(BoxCall.From(request), "ssh_port", cancellationToken);
        return Answers.Done;
    }

    private static async Task<ContentHttpResult> SetSshInfoAsync(
        HttpRequest request, RequestBody body, BoxReports reports, CancellationToken cancellationToken)
    {
        var call = BoxCall.FromJson((await body.ReadAsync(request, cancellationToken)).Span);
        await reports.ReportBoxAsync(call, "ssh_port", cancellationToken);
        return Answers.Done;
    }

    /// <summary>Unlike the other reports, this one says when its parameters or its job are missing.</summary>
    private static async Task<ContentHttpResult> SetStageAsync(
        HttpRequest request, StageReports reports, CancellationToken cancellationToken)
    {
        var call = BoxCall.From(request);
        if (call.Find("job_id") is null || call.Find("job_stage") is null)
        {
            return Answers.Failure("job_id and job_stage must be said");
        }

        return await reports.ReportAsync(call, cancellationToken)
            ? Answers.Done
            : Answers.Failure("The job does not exist");
    }

    private static async Task<ContentHttpResult> SetStepAsync(
        HttpRequest request, StageReports reports, CancellationToken cancellationToken)
    {
        await reports.ReportAsync(BoxCall.From(request), cancellationToken);
        return Answers.Done;
    }
}
