using System.Net;
using System.Net.Sockets;

namespace Boxyard.Agent.Builds;

/// <summary>
/// An address, and the machine that its host was found to be. Git is told to reach that machine, so that a name cannot
/// mean another one a moment later.
/// </summary>
internal sealed record ClonePin(CloneAddress Address, IPAddress? Machine)
{
    /// <summary>Settings of git; https keeps the name for its certificate.</summary>
    public IEnumerable<(string Name, string Value)> Settings()
    {
        // Nobody has looked at where an answer may lead.
        yield return ("http.followRedirects", "false");
        // Made anew from what was looked at: git, or what it calls, may read an odd address otherwise than we do.
        yield return ($"url.{Text()}.insteadOf", Address.Text);
        if (Machine is not null && Address.Scheme is "https" or "http" && !IPAddress.TryParse(Address.Host, out _))
        {
            yield return ("http.curloptResolve", $"{Address.Host}:{Address.Port}:{Literal(Machine!)}");
        }
    }

    private string Text() => Address switch
    {
        { Scheme: "file" } => $"file://{Address.Path}",
        { Scheme: "git" } => $"git://{Literal(Machine!)}:{Address.Port}{Address.Path}",
        { IsShort: true } => $"{Address.User}{Address.Host}:{Address.Path}",
        _ => $"{Address.Scheme}://{Address.User}{HostText()}:{Address.Port}{Address.Path}",
    };

    private string HostText() =>
        IPAddress.TryParse(Address.Host, out var literal) ? Literal(literal) : Address.Host;

    private static string Literal(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
