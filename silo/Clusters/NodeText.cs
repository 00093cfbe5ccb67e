using System.Buffers;
using System.Net;

namespace Boxyard.Clusters;

/// <summary>
/// What a node may say of itself. The other nodes read it into their shells, so it is names and addresses or nothing.
/// </summary>
internal static class NodeText
{
    private const int MaxLength = 1000;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-: ");

    /// <summary>Names with spaces between them, the `+` of old clients read as one; null for what is none.</summary>
    public static string? Names(string? text) =>
        text is { Length: <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed) ? text.Trim() : null;

    public static string? Ip(string? text) => IPAddress.TryParse(text, out var ip) ? ip.ToString() : null;
}
