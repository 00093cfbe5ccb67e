using Boxyard.Client;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Dashboard.Jobs;

/// <summary>What the forms of a job's page post. Each leads back to a page, so that a reload repeats nothing.</summary>
internal static class JobActions
{
    public static void MapJobActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/jobs/{id:long}/cancel", CancelAsync).WithFormProtection();
        routes.MapPost("/jobs/{id:long}/retry", RetryAsync).WithFormProtection();
    }

    private static async Task<IResult> CancelAsync(long id, BoxyardClient silo, CancellationToken cancellationToken)
    {
        var outcome = await silo.Jobs.TryCancelAsync(id, "cancelled in the dashboard", cancellationToken);
        return outcome.Succeeded ? TypedResults.LocalRedirect(JobLinks.Job(id)) : FormAnswers.Of(outcome.Problem);
    }

    private static async Task<IResult> RetryAsync(
        long id, [FromForm] string? key, BoxyardClient silo, CancellationToken cancellationToken)
    {
        var options = string.IsNullOrWhiteSpace(key) ? null : new SubmitOptions { IdempotencyKey = $"{key}-{id}" };
        var outcome = await silo.Jobs.TryRetryAsync(id, options, cancellationToken);
        return outcome.Succeeded
            ? TypedResults.LocalRedirect(JobLinks.Job(outcome.Value.Id))
            : FormAnswers.Of(outcome.Problem);
    }
}
