using System.Globalization;
using Xunit.Abstractions;

namespace Boxyard.Tests.Simulation;

/// <summary>
/// The rules of jobs, attempts and queues in seeded histories of boxes, people, two silos and a store that fails.
/// `BOXYARD_SIMULATION=SEED` tells one history step by step; `BOXYARD_SIMULATION=FIRST-LAST` runs others than usual.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const string Variable = "BOXYARD_SIMULATION";
    private const int Count = 100_000;

    /// <summary>Each of these must have happened, or the histories do not test what they say.</summary>
    private static readonly string[] MustHappen =
    [
        "offers", "retried", "jobs ended", "conflicts", "claims broken by a live attempt", "waits over",
        "waits aborted", "store Down", "store AnswersLost", "answered SameOffer", "answered DuplicateBox",
        "Reported Accepted", "Reported Stale", "RenewAsked Accepted", "RenewAsked Refused", "CancelAsked Accepted",
        "DeadlinePassed Accepted", "DeadlinePassed Stale", "HeartbeatMissed Accepted", "KernelPanicked Stale",
        "ended Succeeded", "ended Failed", "ended Cancelled", "ended TimedOut", "ended Crashed", "ended Abnormal",
        "ended Lost",
    ];

    [Fact]
    public void Whatever_happens_the_rules_keep_what_must_always_be_true()
    {
        var (first, last) = Seeds();
        var tally = new Tally();
        Parallel.For(
            first,
            last + 1,
            () => new Tally(),
            (seed, _, counts) =>
            {
                Run(seed, counts);
                return counts;
            },
            counts =>
            {
                lock (tally)
                {
                    tally.Add(counts);
                }
            });
        foreach (var (what, count) in tally.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{count,12:N0} {what}");
        }

        if (last - first + 1 >= Count)
        {
            Assert.Equal([], MustHappen.Where(what => !tally.Counts.ContainsKey(what)));
        }
    }

    [Fact]
    public void A_seed_tells_the_same_history_each_time() => Assert.Equal(Tell(7), Tell(7));

    private static void Run(int seed, Tally tally)
    {
        try
        {
            History.Run(seed, tally);
        }
        catch (Exception failure)
        {
            // Run again with a trace: telling all histories would cost more than running them.
            Assert.Fail($"{failure.Message}\nRun it alone with {Variable}={seed}.\n{Tell(seed)}\n{failure}");
        }
    }

    private static string Tell(int seed)
    {
        var trace = new List<string>();
        try
        {
            History.Run(seed, new Tally(), trace);
        }
        catch (BrokenInvariantException failure)
        {
            trace.Add(failure.Message);
        }

        return string.Join('\n', trace);
    }

    private (int First, int Last) Seeds()
    {
        var said = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(said))
        {
            return (1, Count);
        }

        var seeds = said.Split('-').Select(seed => int.Parse(seed, CultureInfo.InvariantCulture)).ToArray();
        if (seeds.Length == 1)
        {
            output.WriteLine(Tell(seeds[0]));
        }

        return (seeds[0], seeds[^1]);
    }
}
