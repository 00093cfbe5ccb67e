using System.Collections.Immutable;
using Boxyard.Boot;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

/// <summary>A job and its attempt in each state, with times that tests can count on.</summary>
internal static class AttemptLab
{
    public const string Box = "vm-2p8g-1";
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The deadline of every attempt below.</summary>
    public static readonly DateTimeOffset Deadline = Start.AddMinutes(10);
    public static readonly DateTimeOffset Now = Start.AddMinutes(5);

    public static readonly JobRecord Job = new()
    {
        Id = 7,
        State = JobState.Queued,
        Suite = "iperf",
        Group = "vm-2p8g",
        Testbox = "vm-2p8g",
        Queue = "vm-2p8g.aarch64",
        Priority = 0,
        Submitter = "a@b.c",
        RunTimeout = TimeSpan.FromHours(1),
        InfraRetries = 0,
        Retries = 0,
        AttemptCount = 1,
        SubmittedAt = Start,
    };

    public static AttemptRecord In(JobState state) => new()
    {
        JobId = 7,
        Number = 1,
        Testbox = Box,
        State = state,
        Token = "token",
        Address = "10.0.0.1:3000",
        Kind = BootKind.Ipxe,
        OfferedAt = Start,
        DeadlineAt = Deadline,
        Version = 3,
    };

    public static BootAsk Ask(string box) =>
        new() { Testbox = box, Kind = BootKind.Grub, Address = "10.0.0.2:3000" };

    public static AttemptReport Report(string? word, bool isPostRun = false, int attempt = 1) =>
        new() { Attempt = attempt, JobState = word, IsPostRun = isPostRun };

    public static AttemptReport Report(string name, string value) =>
        new() { Attempt = 1, Values = ImmutableDictionary<string, string>.Empty.Add(name, value) };

    public static AttemptDecision Apply(
        AttemptRecord attempt, AttemptEvent what, DateTimeOffset? now = null, JobRecord? job = null) =>
        AttemptRules.Apply(job ?? Job, attempt, what, now ?? Now);

    public static AttemptDecision Tell(AttemptRecord attempt, string word) =>
        Apply(attempt, AttemptEvent.Reported(Report(word)));
}
