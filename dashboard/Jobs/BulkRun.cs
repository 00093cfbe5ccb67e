using System.Collections.Concurrent;
using Boxyard.Client;

namespace Boxyard.Dashboard.Jobs;

/// <summary>Does an action to the jobs of a scope, in lots.</summary>
internal sealed class BulkRun(BoxyardClient silo)
{
    private const int LotSize = 500;
    private const int MaxParallel = 4;
    private const int MaxToldRefusals = 10;

    /// <summary>How many there are, one above the scope's bound at most, and the newest of them.</summary>
    public async Task<(int Count, long NewestId)> CountAsync(
        BulkScope scope, long? beforeId, CancellationToken cancellationToken)
    {
        if (scope.Query is not { } query)
        {
            return (0, 0);
        }

        var found = await silo.Jobs.CountAsync(
            query with { BeforeId = beforeId }, scope.MaxCount + 1, cancellationToken);
        return (found.Count, found.NewestId ?? 0);
    }

    /// <summary>
    /// Cancels what the scope has, up to the job that was the newest when the visitor was asked. Can be repeated.
    /// </summary>
    public async Task<BulkResult> CancelAsync(BulkScope scope, long newestId, CancellationToken cancellationToken)
    {
        var result = new BulkResult();
        try
        {
            var ids = await ListIdsAsync(scope, newestId, cancellationToken);
            foreach (var lot in ids.Chunk(LotSize))
            {
                var answers = await silo.Jobs.CancelManyAsync(
                    lot, "cancelled with others in the dashboard", cancellationToken);
                result = result with
                {
                    DoneCount = result.DoneCount + answers.Count(answer => answer.Outcome == CancelOutcome.Cancelled),
                    AskedCount = result.AskedCount + answers.Count(answer => answer.Outcome == CancelOutcome.Asked),
                    LateCount = result.LateCount + answers.Count(
                        answer => answer.Outcome is not
                            (CancelOutcome.Cancelled or CancelOutcome.Asked or CancelOutcome.NotOwn)),
                    RefusedCount = result.RefusedCount + answers.Count(
                        answer => answer.Outcome == CancelOutcome.NotOwn),
                };
            }

            return result;
        }
        catch (BoxyardException failure)
        {
            return result with { Problem = failure.Problem };
        }
    }

    /// <summary>Submits them again. With the same key it can be repeated: no job is submitted twice.</summary>
    public async Task<BulkResult> RetryAsync(
        BulkScope scope, long newestId, string key, CancellationToken cancellationToken)
    {
        var doneCount = 0;
        var refusals = new ConcurrentBag<(long Id, Problem Problem)>();
        Problem? fault = null;
        List<long> ids = [];
        try
        {
            ids = await ListIdsAsync(scope, newestId, cancellationToken);
            await Parallel.ForEachAsync(
                ids,
                new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken },
                async (id, token) =>
                {
                    if (Volatile.Read(ref fault) is not null)
                    {
                        return;
                    }

                    var outcome = await silo.Jobs.TryRetryAsync(
                        id, new SubmitOptions { IdempotencyKey = $"{key}-{id}" }, token);
                    if (outcome.Succeeded)
                    {
                        Interlocked.Increment(ref doneCount);
                    }
                    else if (outcome.Problem.Kind is ProblemKind.Rejected or ProblemKind.NotFound)
                    {
                        refusals.Add((id, outcome.Problem));
                    }
                    else
                    {
                        Volatile.Write(ref fault, outcome.Problem);
                    }
                });
        }
        catch (BoxyardException failure)
        {
            fault = failure.Problem;
        }

        return new BulkResult
        {
            DoneCount = doneCount,
            RefusedCount = refusals.Count,
            Refusals =
            [
                .. refusals.OrderByDescending(refusal => refusal.Id).Take(MaxToldRefusals)
                    .Select(refusal => $"Job {refusal.Id}: {refusal.Problem}"),
            ],
            Problem = fault,
            NextBeforeId = fault is null && ids.Count == scope.MaxCount ? ids[^1] : null,
        };
    }

    private async Task<List<long>> ListIdsAsync(BulkScope scope, long newestId, CancellationToken cancellationToken) =>
        await List(scope, newestId + 1).Take(scope.MaxCount).Select(job => job.Id).ToListAsync(cancellationToken);

    private IAsyncEnumerable<Job> List(BulkScope scope, long? before) => scope.Query is { } query
        ? silo.Jobs.ListAsync(query with { PageSize = LotSize, BeforeId = before })
        : AsyncEnumerable.Empty<Job>();
}
