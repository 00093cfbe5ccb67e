using System.Collections.Immutable;

namespace Boxyard.Builds;

/// <summary>Where apps are built and profiled.</summary>
internal sealed class BuildsOptions
{
    public const string SectionName = "Builds";

    /// <summary>Who builds: our boxes, or a Jenkins. Default Queue.</summary>
    public BuildsBackend Backend { get; set; }

    /// <summary>The group of the boxes that build. Default `builder`.</summary>
    public string Group { get; set; } = "builder";

    /// <summary>
    /// The groups for architectures that have boxes of their own, such as `linux/arm64`. Default none: Group builds
    /// all, by emulation where it must.
    /// </summary>
    public Dictionary<string, string> GroupOf { get; set; } = [];

    /// <summary>The group of the boxes that profile, unless a request names one. Default `builder`.</summary>
    public string ProfileGroup { get; set; } = "builder";

    /// <summary>The other groups that a request may name. Default none.</summary>
    public List<string> ProfileGroups { get; set; } = [];

    /// <summary>How long the job of one architecture may take. Default 1 h.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a target of a profile may run that sets no time, or more than this. Default 1 h.</summary>
    public TimeSpan MaxProfileTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often builds are looked at that no commit told of. Default 30 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The address of the Jenkins that builds. Must be set with that backend.</summary>
    public string? JenkinsUrl { get; set; }

    /// <summary>Its user and the user's token. Default none.</summary>
    public string? JenkinsUser { get; set; }

    public string? JenkinsToken { get; set; }

    /// <summary>How long one call may take. Default 30 s.</summary>
    public TimeSpan JenkinsCallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a build may wait there for its number, and its caller with it. Default 10 min.</summary>
    public TimeSpan JenkinsQueueTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The registry that its pipelines push to, as `host[:port][/path]`. Default none: nothing is pushed.
    /// </summary>
    public string JenkinsRegistry { get; set; } = "";

    /// <summary>The id of its credentials for the registry. Default none.</summary>
    public string JenkinsCredentials { get; set; } = "";

    public BuildTerms ToTerms() => new()
    {
        Group = Group,
        GroupOf = GroupOf.ToImmutableDictionary(StringComparer.Ordinal),
        ProfileGroup = ProfileGroup,
        ProfileGroups = [.. ProfileGroups],
        Timeout = Timeout,
        MaxProfileTime = MaxProfileTime,
    };
}
