using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Boxyard.Agent.Profiles;

namespace Boxyard.Agent.Builds;

/// <summary>
/// What a build job asks for: the `build` section of its job.yaml. All of it is data of whoever wrote the app's spec;
/// nothing of it is ever read by a shell.
/// </summary>
internal sealed partial record BuildJob
{
    private const int MaxTagLength = 128;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public required BuildKind Kind { get; init; }
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }

    /// <summary>The build's own, which no other build of the app has.</summary>
    public long Number { get; init; }

    /// <summary>Such as `linux/arm64`; empty for a manifest, and for a profile that takes the box's own.</summary>
    public string Platform { get; init; } = "";

    /// <summary>The platforms that a manifest joins.</summary>
    public ImmutableArray<string> Platforms { get; init; } = [];

    /// <summary>Whether the image goes to the registry.</summary>
    public bool Push { get; init; } = true;

    /// <summary>Of a build.</summary>
    public BuildSource? Source { get; init; }

    /// <summary>Of a build that is tested.</summary>
    public BuildTesting? Testing { get; init; }

    /// <summary>Of a profile.</summary>
    public ProfileTarget? Target { get; init; }

    /// <summary>The image's name without a registry: `sage/simple:1.0`.</summary>
    public string Image => $"{Namespace}/{Name}:{Version}";

    /// <exception cref="BuildFailure">It is not readable, or names what no image can have.</exception>
    public static BuildJob Read(string text)
    {
        BuildJob job;
        try
        {
            job = JsonSerializer.Deserialize<BuildJob>(text, Format) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException unreadable)
        {
            throw new BuildFailure($"The job's section `build` is not readable: {unreadable.Message}", unreadable);
        }

        return job.FindProblem() is { } problem ? throw new BuildFailure(problem) : job;
    }

    /// <summary>
    /// The image of one platform: `sage/simple:1.0-7-linux-arm64` of build 7, so that no build joins another's.
    /// </summary>
    public string ImageOf(string platform) => $"{Image}-{Number}-{platform.Replace('/', '-')}";

    private string? FindProblem()
    {
        foreach (var part in new[] { Namespace, Name })
        {
            if (!RepositoryPart().IsMatch(part))
            {
                return $"'{part}' cannot be part of an image's name.";
            }
        }

        if (!Tag().IsMatch(Version))
        {
            return $"The version '{Version}' cannot be the tag of an image: letters, digits and . _ - only.";
        }

        var wanted = Kind == BuildKind.Build ? [Platform] : Platforms;
        foreach (var platform in Platform.Length > 0 ? wanted.Append(Platform) : wanted)
        {
            if (!PlatformName().IsMatch(platform))
            {
                return $"'{platform}' is no platform such as linux/arm64.";
            }

            if (ImageOf(platform).Length - ImageOf(platform).IndexOf(':', StringComparison.Ordinal) > MaxTagLength)
            {
                return $"The version '{Version}' is too long for the tag of an image.";
            }
        }

        return Kind switch
        {
            BuildKind.Build or BuildKind.Manifest when Number < 1 => "A build needs its number.",
            BuildKind.Build => Source is null ? "A build needs its source." : FindSourceProblem(Source),
            BuildKind.Manifest => Platforms.IsDefaultOrEmpty ? "A manifest needs its platforms." : null,
            BuildKind.Profile => Target is null ? "A profile needs its target." : null,
            _ => throw new InvalidOperationException($"{Kind} is no kind of build."),
        };
    }

    private static string? FindSourceProblem(BuildSource source)
    {
        if (source.Ref.Length == 0)
        {
            return "The source has neither a tag nor a branch.";
        }

        if (source.Commit.Length > 0 && !CommitId().IsMatch(source.Commit))
        {
            return $"'{source.Commit}' is no id of a commit.";
        }

        var wrong = source.BuildArgs.Keys.FirstOrDefault(
            key => key.Length == 0 || key.Contains('=', StringComparison.Ordinal));
        string[] texts = [source.Url, source.Ref, source.Directory, source.Dockerfile, .. source.BuildArgs.Values];
        return wrong is not null ? $"'{wrong}' cannot be the name of a build argument."
            : texts.Any(text => text.Contains('\0', StringComparison.Ordinal)) ? "The source has a zero byte in it."
            : null;
    }

    [GeneratedRegex(
        "^[a-z0-9]+([._-]+[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RepositoryPart();

    [GeneratedRegex("^([0-9a-f]{40}|[0-9a-f]{64})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommitId();

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_.-]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(
        "^linux/[a-z0-9]+(/v[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlatformName();
}
