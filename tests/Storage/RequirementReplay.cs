using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

/// <summary>Gives random work to a store and to a naive list of jobs, which are to give the same jobs.</summary>
internal sealed class RequirementReplay
{
    private static readonly string[] Queues = ["a", "b"];

    private static readonly Requirement?[] Wanted =
    [
        null, null, new() { Tags = ["nvme"] }, new() { Memory = 4096 }, new() { Arch = "x86_64", Tags = ["nvme"] },
    ];

    private static readonly BoxHardware[] Kinds =
    [
        BoxHardware.Unknown,
        new() { Tags = ["nvme"] },
        new() { Memory = 8192 },
        new() { Arch = "x86_64", Tags = ["nvme", "10g"], Memory = 4096 },
    ];

    private readonly List<(long Id, NewJob Job)> _waiting = [];
    private readonly Dictionary<(string, int, string), (int Live, long Served)> _shares = [];
    private readonly List<(AttemptRecord Attempt, NewJob Job)> _live = [];
    private long _servedCount;

    public static async Task RunAsync(StoreHost store, Random random)
    {
        var replay = new RequirementReplay();
        for (var step = 0; step < 60; step++)
        {
            var jobs = Enumerable.Range(0, random.Next(3)).Select(_ => Samples.Job(
                Queues[random.Next(2)], random.Next(2), $"u{random.Next(3)}")
                with { Requirement = Wanted[random.Next(Wanted.Length)] });
            foreach (var job in jobs)
            {
                replay._waiting.Add((await store.SubmitAsync(job), job));
            }

            var hardware = Kinds[random.Next(Kinds.Length)];
            await RequirementTests.SetAsync(store, $"box-{step}", hardware);
            var claimed = await store.Queues.ClaimAsync(Samples.Claim($"box-{step}", Queues), Samples.None);
            var expected = replay.Take(hardware);
            Assert.Equal(expected?.Id, claimed.Offer?.JobId);
            if (expected is { } taken)
            {
                replay._live.Add(((await store.Jobs.FindAttemptAsync(taken.Id, 1, Samples.None))!, taken.Job));
            }

            await replay.EndSomeAsync(store, random);
        }
    }

    private (long Id, NewJob Job)? Take(BoxHardware hardware)
    {
        var found = _waiting
            .Where(item => item.Job.Requirement?.IsSatisfiedBy(hardware) != false)
            .OrderBy(item => item.Job.Queue, StringComparer.Ordinal)
            .ThenByDescending(item => item.Job.Priority)
            .ThenBy(item => _shares.GetValueOrDefault(ShareOf(item.Job)).Live)
            .ThenBy(item => _shares.GetValueOrDefault(ShareOf(item.Job)).Served)
            .ThenBy(item => item.Job.Submitter, StringComparer.Ordinal)
            .ThenBy(item => item.Id)
            .ToList();
        if (found.Count == 0)
        {
            return null;
        }

        _waiting.Remove(found[0]);
        var share = ShareOf(found[0].Job);
        _shares[share] = (_shares.GetValueOrDefault(share).Live + 1, ++_servedCount);
        return found[0];
    }

    private async Task EndSomeAsync(StoreHost store, Random random)
    {
        if (_live.Count == 0 || random.Next(2) == 0)
        {
            return;
        }

        var (attempt, job) = _live[random.Next(_live.Count)];
        _live.Remove((attempt, job));
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow()), Samples.None);
        var share = ShareOf(job);
        _shares[share] = _shares[share] with { Live = _shares[share].Live - 1 };
    }

    private static (string, int, string) ShareOf(NewJob job) => (job.Queue, job.Priority, job.Submitter);
}
