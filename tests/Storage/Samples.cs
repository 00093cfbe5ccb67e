using System.Collections.Immutable;
using Boxyard.Boot;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

/// <summary>Jobs, claims and changes with everything filled in.</summary>
internal static class Samples
{
    public static readonly CancellationToken None = CancellationToken.None;

    public static NewJob Job(string queue = "vm-2p8g", int priority = 0, string submitter = "ann@example.org", string suite = "iperf") => new()
    {
        Suite = suite,
        Group = "vm-2p8g",
        Testbox = "vm-2p8g",
        Queue = queue,
        Priority = priority,
        Submitter = submitter,
        Spec = """{"suite":"iperf"}""",
        RunTimeout = TimeSpan.FromMinutes(30),
    };

    public static Submission Submission(params NewJob[] jobs) => new() { Jobs = [.. jobs] };

    public static Claim Claim(string testbox, params string[] queues) => new()
    {
        Testbox = testbox,
        Queues = queues.Length == 0 ? ["vm-2p8g"] : [.. queues],
        Kind = BootKind.Ipxe,
        Address = "10.0.0.1:3000",
        OfferTimeout = TimeSpan.FromSeconds(600),
        Token = "00ff",
    };

    public static async Task<long> SubmitAsync(this StoreHost store, NewJob? job = null) =>
        (await store.Jobs.SubmitAsync(Submission(job ?? Job()), None)).JobIds[0];

    public static async Task<AttemptRecord> ClaimAsync(
        this StoreHost store, string testbox = "vm-2p8g--1", params string[] queues)
    {
        var outcome = await store.Queues.ClaimAsync(Claim(testbox, queues), None);
        var attempt = await store.Jobs.FindAttemptAsync(outcome.Offer!.JobId, outcome.Offer.Attempt, None);
        return attempt!;
    }

    /// <summary>What a box of which nothing is known would get.</summary>
    public static async Task<long?> PeekAsync(this StoreHost store, params string[] queues) =>
        (await store.Queues.PeekAsync(queues, BoxHardware.Unknown, None)).JobId;

    public static AttemptChange Run(AttemptRecord attempt, DateTimeOffset at) => new()
    {
        Next = attempt with { State = JobState.Running, StartedAt = at, DeadlineAt = at.AddMinutes(30) },
        Job = JobState.Running,
    };

    public static AttemptChange End(AttemptRecord attempt, DateTimeOffset at, JobState state = JobState.Succeeded, JobState? job = null) => new()
    {
        Next = attempt with { State = state, EndedAt = at, EndReason = "over" },
        Job = job ?? state,
    };

    public static ImmutableDictionary<string, string> Values(params (string Name, string Value)[] values) =>
        values.ToImmutableDictionary(value => value.Name, value => value.Value);
}
