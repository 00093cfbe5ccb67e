using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Dependencies;

/// <summary>Waiting for jobs as LKP's clients do it.</summary>
internal static class DependencyRoutes
{
    private const int MaxBodyBytes = 256 * 1024;

    public static void MapDependencies(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").For(RouteAccess.Reading).ExcludeFromDescription();

        group.MapPost("/scheduler/v1/jobs/wait", WaitAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
    }

    private static async Task<IResult> WaitAsync(
        HttpRequest request,
        RequestBody body,
        ClientWaits waits,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        var text = JobText.Parse((await body.ReadAsync(request, cancellationToken)).Span, JobTextFormat.Json);
        var sent = text.IsValid ? text.Jobs[0] : null;
        if (sent?[WaitList.Field] is null)
        {
            return Problems.BadRequest("The body must be a JSON object with 'wait_on': {\"7\": null}.");
        }

        var (list, mistake) = WaitList.Read(sent);
        if (mistake is not null)
        {
            return Problems.BadRequest(mistake);
        }

        // A silo that stops lets its clients go: they ask again.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, lifetime.ApplicationStopping);
        try
        {
            var (answer, unknown) = await waits.WaitAsync(sent, list!, stopping.Token);
            return answer is null
                ? Problems.NotFound($"There is no job {unknown}, which 'wait_on' names.")
                : TypedResults.Text(answer.ToJsonString(), "application/json");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TypedResults.Text(sent.ToJsonString(), "application/json");
        }
    }
}
