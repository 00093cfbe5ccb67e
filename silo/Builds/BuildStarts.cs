namespace Boxyard.Builds;

/// <summary>Begins builds and profiles.</summary>
internal sealed partial class BuildStarts(
    IBuildStore builds, IGrainFactory grains, BuildTerms terms, BuildWakes wakes, ILogger<BuildStarts> logger)
{
    /// <summary>
    /// The number of the build, which is on disk; null when its app has gone meanwhile, or may not be built any more.
    /// From then on it is there and goes on, whatever becomes of its first step here: who was told of a failure would
    /// ask for a second one.
    /// </summary>
    public async Task<long?> StartAsync(BuildAsk ask, CancellationToken cancellationToken)
    {
        if (await builds.BeginAsync(NewBuild.Of(ask, terms), cancellationToken) is not { } build)
        {
            return null;
        }

        try
        {
            await grains.AdvanceAsync(build, measured: null, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogDelayed(logger, build.Key, failure);
            wakes.MarkIncomplete();
        }

        return build.Number;
    }

    [LoggerMessage(LogLevel.Error, "The first step of build {Build} failed; the next look for builds repeats it")]
    private static partial void LogDelayed(ILogger logger, BuildKey build, Exception failure);
}
