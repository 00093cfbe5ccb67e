using System.Text.RegularExpressions;

namespace Boxyard.Agent.Builds;

/// <summary>Where code is: an address that is read here as git reads it; what is odd is none.</summary>
internal sealed partial record CloneAddress
{
    /// <summary>As it was written.</summary>
    public required string Text { get; init; }

    /// <summary>https, http, ssh, git or file.</summary>
    public required string Scheme { get; init; }

    /// <summary>Empty for a folder.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>With the `@` behind it; empty without.</summary>
    public required string User { get; init; }

    /// <summary>With its slash; without for the short form of ssh, where it may begin at the user's home.</summary>
    public required string Path { get; init; }

    /// <summary>`user@host:path`.</summary>
    public bool IsShort { get; init; }

    /// <summary>Null for what is no address that can be looked at.</summary>
    public static CloneAddress? Find(string text)
    {
        if (text.StartsWith('-') || text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)))
        {
            return null;
        }

        if (ShortSsh().Match(text) is { Success: true } ssh)
        {
            return new CloneAddress
            {
                Text = text,
                Scheme = "ssh",
                Host = ssh.Groups["host"].Value,
                Port = 22,
                User = ssh.Groups["user"].Value,
                Path = ssh.Groups["path"].Value,
                IsShort = true,
            };
        }

        return text.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? OfUri(text, uri)
            : null;
    }

    private static CloneAddress? OfUri(string text, Uri uri)
    {
        var port = uri.Scheme switch
        {
            "https" => 443,
            "http" => 80,
            "ssh" => 22,
            "git" => 9418,
            "file" => 0,
            _ => -1,
        };
        var hasHost = uri.Host.Length > 0;
        var isHost = uri.HostNameType == UriHostNameType.IPv6 || HostForm().IsMatch(uri.IdnHost);
        return port < 0 || (port == 0 ? hasHost : !isHost)
            ? null
            : new CloneAddress
            {
                Text = text,
                Scheme = uri.Scheme,
                Host = uri.IdnHost.Trim('[', ']'),
                Port = uri.Port > 0 ? uri.Port : port,
                User = uri.UserInfo.Length > 0 ? $"{uri.UserInfo}@" : "",
                Path = uri.PathAndQuery,
            };
    }

    [GeneratedRegex(
        @"^(?<user>[A-Za-z0-9._-]+@)(?<host>[A-Za-z0-9][A-Za-z0-9.-]*):(?<path>[^/:-][^:]*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortSsh();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostForm();
}
