using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Tests.Grains.Apps;

namespace Boxyard.Tests.Grains.Builds;

/// <summary>Builds of the sample app.</summary>
internal static class SampleBuilds
{
    public static BuildAsk Ask(BuildKind kind = BuildKind.Build, AppName? name = null) =>
        new() { Kind = kind, Spec = SampleApps.Spec(name), Caller = SampleApps.Owner };

    public static BuildPlan Plan(BuildKind kind = BuildKind.Build) => BuildPlan.Of(Ask(kind), new BuildTerms());

    public static NewBuild New(
        BuildKind kind = BuildKind.Build, string version = "1.2.3", string repository = "simple") => NewBuild.Of(
            Ask(kind, SampleApps.Simple with { Repository = repository, Version = version }), new BuildTerms());

    /// <summary>Stores the app of the build too, unless it is there.</summary>
    public static async Task<BuildRecord> BeginAsync(IAppStore apps, IBuildStore builds, NewBuild build)
    {
        var name = AppNames.Of(build.Namespace, build.Name, build.Version);
        await apps.SubmitAsync(SampleApps.Submission(name), CancellationToken.None);
        return await builds.BeginAsync(build, CancellationToken.None)
            ?? throw new InvalidOperationException($"{name} may not be built.");
    }

    public static BuildRecord Record(BuildState state, BuildKind kind = BuildKind.Build) => new()
    {
        Namespace = "sage",
        Name = "simple",
        Number = 3,
        Version = "1.2.3",
        Kind = kind,
        State = state,
        Plan = Plan(kind).Write(),
        Revision = 0,
        StartedAt = DateTimeOffset.UnixEpoch,
    };
}
