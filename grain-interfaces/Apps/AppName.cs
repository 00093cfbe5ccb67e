namespace Boxyard.Apps;

/// <summary>
/// The name of one version of an app, `namespace/repository:version`. Namespace and repository are lower case; of
/// versions that differ in case only, there is one.
/// </summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppName")]
public sealed record AppName
{
    [Id(0)]
    public required string Namespace { get; init; }

    [Id(1)]
    public required string Repository { get; init; }

    /// <summary>As it was given.</summary>
    [Id(2)]
    public required string Version { get; init; }

    /// <summary>The key of its grain.</summary>
    public string Key => $"{Namespace}/{Repository}:{VersionKey}";

    /// <summary>What versions are compared by.</summary>
    public string VersionKey => Version.ToLowerInvariant();

    /// <summary>What clients call the app's id.</summary>
    public override string ToString() => $"{Namespace}/{Repository}:{Version}";
}
