using Boxyard.Profiles;
using Microsoft.Extensions.Options;

namespace Boxyard.Builds;

/// <summary>
/// Takes builds on when their jobs are over: soon after the commit that ends the last one, and now and then, as the
/// net. What it looks for is in the database, so a build that a killed silo left goes on at the next start.
/// </summary>
internal sealed partial class BuildSweep(
    BuildWakes wakes,
    IBuildStore builds,
    ProfileFiles profiles,
    IGrainFactory grains,
    IOptions<BuildsOptions> options,
    TimeProvider clock,
    ILogger<BuildSweep> logger)
    : BackgroundService
{
    private const int MaxCount = 100;

    /// <summary>Commits in between are looked at together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await SweepAsync(stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken);
            await wakes.WaitAsync(options.Value.Interval, clock, stoppingToken);
        }
    }

    /// <summary>One look. Catches what fails: the next look is at everything again.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var build in await builds.ListDueAsync(MaxCount, cancellationToken))
            {
                await AdvanceAsync(build, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure);
        }
    }

    /// <summary>One that cannot go on holds up no other.</summary>
    private async Task AdvanceAsync(BuildRecord build, CancellationToken cancellationToken)
    {
        try
        {
            // Files are read here: a grain's turn is not the place for it.
            var profile = build.State == BuildState.Profiling
                ? await profiles.ReadAsync(build, cancellationToken)
                : null;
            await grains.GetGrain<IBuildGrain>($"{build.Namespace}/{build.Name}")
                .AdvanceAsync(build.Number, profile, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogStuck(logger, build.Namespace, build.Name, build.Number, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The look for builds that can go on failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Error, "Build {Number} of {Namespace}/{Name} could not go on; it is tried again")]
    private static partial void LogStuck(
        ILogger logger, string @namespace, string name, long number, Exception failure);
}
