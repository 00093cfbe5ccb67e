using Boxyard.Profiles;

namespace Boxyard.Builds;

/// <summary>Finds the grain of a build or a profile.</summary>
internal static class BuildGrains
{
    /// <summary>The next step, if `build` is still as it was read; a profile takes what its jobs have measured.</summary>
    public static Task AdvanceAsync(
        this IGrainFactory grains, BuildRecord build, string? measured, CancellationToken cancellationToken) =>
        build.Kind switch
        {
            BuildKind.Build => grains.GetGrain<IBuildGrain>($"{build.Key}")
                .AdvanceAsync(build.Revision, cancellationToken),
            BuildKind.Profile => grains.GetGrain<IProfileGrain>($"{build.Key}")
                .AdvanceAsync(build.Revision, measured, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(build), build.Kind, "Not a kind of build."),
        };
}
