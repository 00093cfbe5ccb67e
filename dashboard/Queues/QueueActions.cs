using Boxyard.Client;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Dashboard.Queues;

/// <summary>What the form of a queue's page posts.</summary>
internal static class QueueActions
{
    public static void MapQueueActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/queues/{name}/pause", PauseAsync).WithFormProtection();
        routes.MapPost("/queues/{name}/resume", ResumeAsync).WithFormProtection();
    }

    private static async Task<IResult> PauseAsync(
        string name, [FromForm] string? reason, BoxyardClient silo, CancellationToken cancellationToken)
    {
        var note = new OperatorNote { Reason = string.IsNullOrWhiteSpace(reason) ? null : reason };
        return Answer(name, await silo.Queues.TryPauseAsync(name, note, cancellationToken));
    }

    private static async Task<IResult> ResumeAsync(
        string name, BoxyardClient silo, CancellationToken cancellationToken) =>
        Answer(name, await silo.Queues.TryResumeAsync(name, cancellationToken: cancellationToken));

    private static IResult Answer(string name, Outcome<JobQueue> outcome) =>
        outcome.Succeeded ? TypedResults.LocalRedirect(QueueLinks.Queue(name)) : FormAnswers.Of(outcome.Problem);
}
