using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>
/// What LKP boxes report. They expect `Done` whatever they say and whatever we know of it, so only our own failure is
/// an error. These routes change things: they answer to GET alone, never to HEAD.
/// </summary>
internal static class ReportRoutes
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/~lkp/cgi-bin")
            .AddEndpointFilter<LabNetworkFilter>()
            .WithMetadata(ReportRoute.Mark)
            .DisableRateLimiting()
            .ExcludeFromDescription();

        group.MapGet("/lkp-jobfile-append-var", AppendAsync);
        group.MapGet("/lkp-post-run", FinishAsync);
        group.MapGet("/lkp-wtmp", SignInAsync);
        group.MapGet("/report_ssh_port", SetSshPortAsync);
    }

    private static async Task<ContentHttpResult> AppendAsync(
        HttpRequest request, BoxReports reports, CancellationToken cancellationToken)
    {
        await reports.ReportAttemptAsync(BoxCall.From(request), isPostRun: false, cancellationToken);
        return Answers.Done;
    }

    private static async Task<ContentHttpResult> FinishAsync(
        HttpRequest request, BoxReports reports, CancellationToken cancellationToken)
    {
        await reports.ReportAttemptAsync(BoxCall.From(request), isPostRun: true, cancellationToken);
        return Answers.Done;
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
}
