using Boxyard.Apps;

namespace Boxyard.Builds;

/// <summary>A build that is to get a number.</summary>
public sealed record NewBuild
{
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required BuildKind Kind { get; init; }

    /// <summary>A <see cref="BuildPlan"/>.</summary>
    public required string Plan { get; init; }

    /// <summary>Who asks: full control of the app is looked at again where the number is given.</summary>
    public required AppCaller Caller { get; init; }

    public static NewBuild Of(BuildAsk ask, BuildTerms terms) => new()
    {
        Namespace = ask.Spec.Name.Namespace,
        Name = ask.Spec.Name.Repository,
        Version = ask.Spec.Name.Version,
        Kind = ask.Kind,
        Plan = BuildPlan.Of(ask, terms).Write(),
        Caller = ask.Caller,
    };
}
