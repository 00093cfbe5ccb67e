using Boxyard.Builds;
using Boxyard.Tests.Grains.Apps;

namespace Boxyard.Tests.Grains.Builds;

/// <summary>Builds of the sample app.</summary>
internal static class SampleBuilds
{
    public static BuildAsk Ask(BuildKind kind = BuildKind.Build) =>
        new() { Kind = kind, Spec = SampleApps.Spec(), RequestedBy = "testuser" };

    public static BuildPlan Plan(BuildKind kind = BuildKind.Build, bool isBuilt = false) =>
        BuildPlan.Of(Ask(kind), isBuilt, new BuildTerms());

    public static NewBuild New(BuildKind kind = BuildKind.Build, string version = "1.2.3") => new()
    {
        Namespace = "sage",
        Name = "simple",
        Version = version,
        Kind = kind,
        Plan = Plan(kind).Write(),
    };

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
