using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Testboxes;

/// <summary>
/// Looks now and then for boxes that lose attempt after attempt while others of their group succeed, and quarantines
/// them: else one bad disk eats the whole queue. When nobody of the group succeeds, the fault is elsewhere. Several
/// silos may look at once, since the verdict is conditional.
/// </summary>
internal sealed partial class QuarantineSweep(
    ITestboxHealthStore health,
    JobRules rules,
    IOptions<TestboxOptions> options,
    TimeProvider clock,
    ILogger<QuarantineSweep> logger)
    : BackgroundService
{
    /// <summary>Suspects of one look, and siblings that are named of one; the next look goes on.</summary>
    private const int MaxSuspects = 100;
    private const int MaxSiblings = 500;

    private string _lookedTo = "";

    /// <summary>One look, and how many boxes it quarantined.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var suspects = await health.ListSuspectsAsync(
            options.Value.QuarantineLosses, _lookedTo, MaxSuspects, cancellationToken);
        // Round and round, so that suspects who cannot be judged hide none behind them.
        _lookedTo = suspects.Count < MaxSuspects ? "" : suspects[^1].Name;
        var count = 0;
        foreach (var suspect in suspects)
        {
            if (await FindWorkingSiblingAsync(suspect, cancellationToken) is { } sibling
                && await health.JudgeAsync(suspect, ReasonOf(suspect, sibling), cancellationToken))
            {
                LogQuarantined(suspect.Name, suspect.LostCount, sibling);
                count++;
            }
        }

        return count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.AutoQuarantine)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.QuarantineInterval, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The next look tries again.
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static string ReasonOf(TestboxSuspect suspect, string sibling) =>
        $"It lost {suspect.LostCount} attempts in a row while {sibling} succeeded.";

    private async Task<string?> FindWorkingSiblingAsync(TestboxSuspect suspect, CancellationToken cancellationToken)
    {
        // Every rule makes the group from the beginning of the name.
        var group = TestboxGroup.Of(suspect.Name, rules.GroupRule);
        var succeeded = await health.ListSucceededAsync(group, suspect.FirstLostAt, MaxSiblings, cancellationToken);
        return succeeded.FirstOrDefault(
            name => name != suspect.Name && TestboxGroup.Of(name, rules.GroupRule) == group);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Box {Testbox} is quarantined: it lost {LostCount} attempts in a row while {Sibling} succeeded")]
    private partial void LogQuarantined(string testbox, int lostCount, string sibling);

    [LoggerMessage(Level = LogLevel.Error, Message = "A look for boxes that lose their attempts failed")]
    private partial void LogFailed(Exception exception);
}
