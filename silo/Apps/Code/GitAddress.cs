using System.Text.RegularExpressions;

namespace Boxyard.Apps.Code;

/// <summary>Where code is, as `git clone` takes it.</summary>
internal sealed partial record GitAddress
{
    public required string Text { get; init; }

    /// <summary>https, ssh, git or file.</summary>
    public required string Scheme { get; init; }

    /// <summary>Empty for a folder.</summary>
    public string Host { get; init; } = "";

    public int Port { get; init; }

    /// <summary>Behind the host, for git and ssh; with its slash where it has one.</summary>
    public string Path { get; init; } = "";

    /// <summary>`git@` before the host of ssh; empty without.</summary>
    public string User { get; init; } = "";

    /// <summary>Without `ssh://`, where the path may begin at the user's home.</summary>
    public bool IsShort { get; init; }

    /// <summary>What the address is, or what is wrong with it.</summary>
    public static (GitAddress? Address, string? Mistake) Parse(string text, bool allowsFiles)
    {
        if (text.StartsWith('-') || text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)))
        {
            return (null, "url in source must not begin with '-' or have blanks");
        }

        if (ShortSsh().Match(text) is { Success: true } ssh)
        {
            return (new GitAddress
            {
                Text = text,
                Scheme = "ssh",
                Host = ssh.Groups["host"].Value,
                Port = 22,
                Path = ssh.Groups["path"].Value,
                User = ssh.Groups["user"].Value,
                IsShort = true,
            }, null);
        }

        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && text.Contains("://", StringComparison.Ordinal);
        return !isUrl || !IsScheme(uri!.Scheme, allowsFiles)
            ? (null, $"url in source has to begin with {(allowsFiles ? "file://, " : "")}https://, ssh:// or "
                + "git://")
            : ParseUrl(text, uri);
    }

    private static bool IsScheme(string scheme, bool allowsFiles) =>
        scheme is "https" or "ssh" or "git" || (scheme == "file" && allowsFiles);

    private static (GitAddress? Address, string? Mistake) ParseUrl(string text, Uri uri)
    {
        // Specs are shown to others.
        var user = Uri.UnescapeDataString(uri.UserInfo);
        if (user.Contains(':', StringComparison.Ordinal) || (uri.Scheme != "ssh" && user.Length > 0)
            || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return (null, "url in source must not have a password, a token or a query: it is shown to all who see the app");
        }

        var isFile = uri.Scheme == "file";
        if (isFile ? uri.Host.Length > 0 : !HostForm().IsMatch(uri.Host) && uri.HostNameType != UriHostNameType.IPv6)
        {
            return (null, "url in source has no host that git could reach");
        }

        return (new GitAddress
        {
            Text = text,
            Scheme = uri.Scheme,
            Host = isFile ? "" : uri.IdnHost.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : uri.Scheme == "git" ? 9418 : uri.Scheme == "ssh" ? 22 : 443,
            Path = uri.PathAndQuery,
            User = uri.UserInfo.Length > 0 ? $"{uri.UserInfo}@" : "",
        }, null);
    }

    /// <summary>`git@github.com:user/repository.git`.</summary>
    [GeneratedRegex(
        @"^(?<user>[A-Za-z0-9._-]+@)(?<host>[A-Za-z0-9][A-Za-z0-9.-]*):(?<path>[^/:-][^:]*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortSsh();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostForm();
}
