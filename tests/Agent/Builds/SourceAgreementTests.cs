using System.Net;
using Boxyard.Agent.Builds;
using Boxyard.Apps;
using Boxyard.Apps.Code;
using Boxyard.Silo;

namespace Boxyard.Tests.Agent.Builds;

/// <summary>
/// Silo and agent know each other only by HTTP, and so each has rules of its own for where code comes from: what one
/// would take, the other must take, and take for the same.
/// </summary>
public sealed class SourceAgreementTests
{
    private static readonly IPAddress Machine = IPAddress.Parse("93.184.216.34");

    [Theory]
    [InlineData("https://example.org/a.git")]
    [InlineData("https://EXAMPLE.org:8443/a%20b.git")]
    [InlineData("https://[2001:db8::1]/a.git")]
    [InlineData("https://0x7f.1/a.git")]
    [InlineData("git@GitHub.com:u/r.git")]
    [InlineData("git@github.com:~u/r.git")]
    [InlineData("ssh://git@example.org/a.git")]
    [InlineData("ssh://git@example.org:2222/~/a.git")]
    [InlineData("ssh://x%40h@example.org/a.git")]
    [InlineData("git://example.org/a.git")]
    [InlineData("git://example.org:9000/a.git")]
    [InlineData("file:///srv/a.git")]
    [InlineData("https://good.example.org\\@127.0.0.1/a.git")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org./a")]
    [InlineData("ssh://-oProxyCommand=x/a.git")]
    [InlineData("git@-oProxyCommand=x:a")]
    [InlineData("git@host:-a")]
    [InlineData("git@host:/a")]
    [InlineData("git@[::1]:a")]
    [InlineData("host:a")]
    [InlineData("ext::sh -c x")]
    [InlineData("--upload-pack=x")]
    [InlineData("/etc")]
    [InlineData("file://host/a")]
    [InlineData("ftp://example.org/a")]
    [InlineData("")]
    public void An_address_is_the_same_for_both(string text)
    {
        var (silo, _) = GitAddress.Parse(text, allowsFiles: true);
        var agent = CloneAddress.Find(text);

        Assert.Equal(
            silo is null ? null : (silo.Scheme, silo.Host, silo.User, silo.Path, silo.IsShort),
            agent is null
                ? default((string, string, string, string, bool)?)
                : (agent.Scheme, agent.Host, agent.User, agent.Path, agent.IsShort));
        if (silo is null || silo.Host.Length == 0)
        {
            return;
        }

        Assert.Equal(silo.Port, agent!.Port);
        var source = new AppSource { Url = text, Branch = "b", Architectures = [] };
        var reached = new GitCommand(silo, Machine, new AppOptions()).Clone(source, "/c").Single();
        var settings = new ClonePin(agent, Machine).Settings().ToList();
        // What the silo names itself, the agent has git put in the address' place.
        Assert.Contains(($"url.{reached[^2]}.insteadOf", text), settings);
        Assert.Contains("http.followRedirects=false", reached);
        Assert.Contains(("http.followRedirects", "false"), settings);
        Assert.Equal(
            reached.FirstOrDefault(word => word.StartsWith("http.curloptResolve=", StringComparison.Ordinal)),
            settings.Where(one => one.Name == "http.curloptResolve").Select(one => $"{one.Name}={one.Value}")
                .FirstOrDefault());
    }

    [Theory]
    [InlineData("git@github.com:u/r.git", null)]
    [InlineData("ssh://git@example.org:2222/a.git", null)]
    [InlineData("ssh://git@example.org:2222/a.git", "/keys/it's one")]
    public void Ssh_is_called_alike_by_both(string text, string? key)
    {
        var known = key is null ? null : "/keys/known";
        var options = new AppOptions { SshKeyFile = key, SshKnownHostsFile = known };
        var (address, _) = GitAddress.Parse(text, allowsFiles: false);
        var silo = new GitCommand(address!, Machine, options).Environment("/home")["GIT_SSH_COMMAND"];
        var agent = SshCommand.Of(
            BuildStepTests.Order with { SshKeyFile = key, SshKnownHostsFile = known },
            CloneAddress.Find(text),
            Machine);

        // The silo has a folder for each clone; a build's is too late for that.
        Assert.Equal(
            silo.Replace("'UserKnownHostsFile=\"/home/known_hosts\"'", "UserKnownHostsFile=/dev/null", StringComparison.Ordinal),
            agent);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700::1")]
    public void What_is_inside_for_the_silo_is_inside_for_builds(string address) =>
        Assert.NotEqual(OutsideAddress.Is(IPAddress.Parse(address)), InsideNetwork.Has(IPAddress.Parse(address)));
}
