using Boxyard.Client;

namespace Boxyard.Cli.Submissions;

/// <summary>
/// Sends the jobs of a run: one by itself, several as a batch, of which all are queued or none. Safe to repeat by the
/// run's key.
/// </summary>
internal static class Submitter
{
    public static async Task<IReadOnlyList<SubmittedJob>> SubmitAsync(
        BoxyardClient client, SubmitPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Jobs is [var only])
        {
            var outcome = await client.Jobs.TrySubmitAsync(
                JobDocument.FromText(only.Text),
                new Client.SubmitOptions { IdempotencyKey = plan.Key },
                cancellationToken);
            return outcome.Succeeded
                ? [new SubmittedJob(outcome.Value.Id, only.Name, outcome.Value.Queue)]
                : throw new BoxyardException(outcome.Problem with { Title = $"{only.Name}: {outcome.Problem.Title}" });
        }

        var batch = await client.Jobs.TrySubmitManyAsync(
            DocumentOf(plan.Jobs),
            new Client.SubmitOptions { IdempotencyKey = plan.Key },
            cancellationToken);
        return batch.Succeeded
            ? Name(plan.Jobs, batch.Value)
            : throw new BoxyardException(WithNames(batch.Problem, plan.Jobs));
    }

    /// <summary>The jobs as they would be, in order.</summary>
    public static async Task<IReadOnlyList<ExpandedJob>> ExpandAsync(
        BoxyardClient client, SubmitPlan plan, CancellationToken cancellationToken)
    {
        var outcome = await client.Jobs.TryExpandAsync(DocumentOf(plan.Jobs), cancellationToken);
        return outcome.Succeeded
            ? outcome.Value
            : throw new BoxyardException(WithNames(outcome.Problem, plan.Jobs));
    }

    private static JobDocument DocumentOf(IReadOnlyList<PlannedJob> jobs) => jobs is [var only]
        ? JobDocument.FromText(only.Text)
        : JobDocument.Join([.. jobs.Select(job => JobDocument.FromText(job.Text))]);

    /// <summary>A cluster job gives several ids for one text; then nobody can tell which are whose.</summary>
    private static List<SubmittedJob> Name(IReadOnlyList<PlannedJob> jobs, IReadOnlyList<long> ids) =>
        [.. ids.Select((id, index) => new SubmittedJob(
            id, ids.Count == jobs.Count ? jobs[index].Name : jobs[^1].File, Queue: null))];

    /// <summary>The silo names a mistake's job by its place in the batch.</summary>
    private static Problem WithNames(Problem problem, IReadOnlyList<PlannedJob> jobs)
    {
        if (jobs.Count == 1)
        {
            return problem with { Title = $"{jobs[0].Name}: {problem.Title}" };
        }

        var errors = problem.Errors.Select(error => error.Index is { } index && index < jobs.Count
            ? error with { Message = $"{jobs[index].Name}: {error.Message}", Line = null }
            : error).ToList();
        return problem with
        {
            Errors = errors,
            Detail = errors switch
            {
                [] => problem.Detail,
                [var only] => only.Message,
                _ => "Nothing was queued.",
            },
        };
    }
}
