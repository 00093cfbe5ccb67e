using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class CounterTests
{
    private static readonly string[] Queues = ["a", "b", "b/idle"];

    [Theory, Dialects]
    public async Task Counters_equal_recounts_after_any_work(Dialect dialect)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            await using var store = await StoreHost.StartAsync(dialect);
            var workers = Enumerable.Range(0, 8)
                .Select(worker => Task.Run(() => WorkAsync(store, worker, new Random((seed * 100) + worker))));
            await Task.WhenAll(workers);
            await Recount.AssertCountersAsync(store);
        }
    }

    /// <summary>
    /// One box that takes jobs, runs some, loses or fails others, with submissions and retries in between.
    /// </summary>
    private static async Task WorkAsync(StoreHost store, int worker, Random random)
    {
        for (var step = 0; step < 25; step++)
        {
            var jobs = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Samples.Job(
                Queues[random.Next(Queues.Length)], random.Next(-1, 2), $"u{random.Next(3)}"));
            await store.Jobs.SubmitAsync(Samples.Submission([.. jobs]), Samples.None);
            var outcome = await store.Queues.ClaimAsync(Samples.Claim($"box-{worker}", Queues), Samples.None);
            if (outcome.Offer is { } offer)
            {
                await PlayAsync(
                    store, (await store.Jobs.FindAttemptAsync(offer.JobId, offer.Attempt, Samples.None))!, random);
            }

            if (random.Next(4) == 0)
            {
                store.Clock.Advance(TimeSpan.FromSeconds(3));
                await store.Jobs.RequeueDueAsync(random.Next(1, 10), Samples.None);
            }
        }
    }

    private static async Task PlayAsync(StoreHost store, AttemptRecord attempt, Random random)
    {
        var now = store.Clock.GetUtcNow();
        if (random.Next(2) == 0)
        {
            var running = Samples.Run(attempt, now);
            await store.Jobs.SaveAsync(running, Samples.None);
            attempt = running.Next with { Version = attempt.Version + 1 };
        }

        var end = random.Next(4) switch
        {
            0 => Samples.End(attempt, now, JobState.Lost, JobState.Queued),
            1 => Samples.End(attempt, now, JobState.Failed, JobState.Queued) with { RetryDelay = TimeSpan.FromSeconds(random.Next(1, 9)) },
            2 => Samples.End(attempt, now, JobState.Crashed),
            _ => Samples.End(attempt, now),
        };
        await store.Jobs.SaveAsync(end, Samples.None);
    }
}
