using System.Buffers;

namespace Boxyard.Jobs;

/// <summary>
/// A container image's name and what it says of the system inside: `centos:7` is os `centos`, version `7`.
/// </summary>
public sealed record DockerImage
{
    private const int MaxLength = 255;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:@");

    /// <summary>The repository with its slashes and colons as dashes, so that it is one part of a path.</summary>
    public required string Os { get; init; }

    /// <summary>The tag, else the digest, else `latest`.</summary>
    public required string Version { get; init; }

    public static string? FindProblem(string image)
    {
        if (image.Length is 0 or > MaxLength
            || image.AsSpan().ContainsAnyExcept(Allowed)
            || !char.IsAsciiLetterOrDigit(image[0])
            || !char.IsAsciiLetterOrDigit(image[^1]) || image.Contains("..", StringComparison.Ordinal))
        {
            return "is no container image's name. Write it like `centos:7` or `registry.example.org:5000/image:tag`.";
        }

        var parsed = Parse(image);
        return SafeName.FindProblem(parsed.Os) ?? SafeName.FindProblem(parsed.Version);
    }

    public static DockerImage Parse(string image)
    {
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var named = at < 0 ? image : image[..at];
        var colon = named.IndexOf(':', named.LastIndexOf('/') + 1);
        var repository = colon < 0 ? named : named[..colon];
        var version = colon >= 0 ? named[(colon + 1)..] : at >= 0 ? image[(at + 1)..] : "latest";
        return new DockerImage
        {
            Os = repository.Replace('/', '-').Replace(':', '-'),
            Version = version.Replace(':', '-'),
        };
    }
}
