using System.Diagnostics;

namespace Boxyard.Tests.Lab;

/// <summary>
/// A lab's network in a namespace: a bridge, the DHCP and TFTP server of deploy/netboot on it, and a device for a
/// machine. This machine is on it as <see cref="Address"/>. Needs root.
/// </summary>
internal sealed class BootLan : IAsyncDisposable
{
    /// <summary>Of the machine's card.</summary>
    public const string Tap = "tap0";

    private readonly string _name = $"bxl{Environment.ProcessId}";
    private Process? _dnsmasq;

    private BootLan()
    {
    }

    /// <summary>Where the scheduler is, as the machines of the network see it.</summary>
    public static string Address => "172.30.77.2";

    /// <summary>Runs a program on the network.</summary>
    public string[] Runner => ["ip", "netns", "exec", _name];

    public static async Task<BootLan> CreateAsync()
    {
        var lan = new BootLan();
        await IpAsync("netns", "add", lan._name);
        await IpAsync("link", "add", $"{lan._name}a", "type", "veth", "peer", "name", $"{lan._name}b");
        await IpAsync("link", "set", $"{lan._name}b", "netns", lan._name);
        await IpAsync("addr", "add", $"{Address}/24", "dev", $"{lan._name}a");
        await IpAsync("link", "set", $"{lan._name}a", "up");
        await lan.InsideAsync("link", "add", "lab0", "type", "bridge");
        await lan.InsideAsync("tuntap", "add", Tap, "mode", "tap");
        foreach (var port in new[] { $"{lan._name}b", Tap })
        {
            await lan.InsideAsync("link", "set", port, "master", "lab0");
            await lan.InsideAsync("link", "set", port, "up");
        }

        await lan.InsideAsync("addr", "add", "172.30.77.1/24", "dev", "lab0");
        await lan.InsideAsync("link", "set", "lab0", "up");
        return lan;
    }

    /// <summary>DHCP and TFTP by the example as it is, but for its folder.</summary>
    public async Task ServeAsync(string folder, string tftpFolder)
    {
        var example = await File.ReadAllTextAsync(Path.Combine(LabFolder.Checkout, "deploy/netboot/dnsmasq.conf"));
        var config = Path.Combine(folder, "dnsmasq.conf");
        await File.WriteAllTextAsync(config, example.Replace("/srv/tftp", tftpFolder, StringComparison.Ordinal));
        string[] dnsmasq =
        [
            .. Runner, "dnsmasq", "-C", config, "--keep-in-foreground", "--user=root", "--log-facility=-", "--log-dhcp",
            $"--pid-file={folder}/dnsmasq.pid", $"--dhcp-leasefile={folder}/leases",
        ];
        _dnsmasq = Process.Start(
            new ProcessStartInfo(dnsmasq[0], dnsmasq[1..]) { RedirectStandardError = true })!;
        _dnsmasq.ErrorDataReceived += (_, line) => File.AppendAllText($"{folder}/dnsmasq.log", $"{line.Data}\n");
        _dnsmasq.BeginErrorReadLine();
    }

    public async ValueTask DisposeAsync()
    {
        if (_dnsmasq is not null)
        {
            _dnsmasq.Kill();
            await _dnsmasq.WaitForExitAsync();
            _dnsmasq.Dispose();
        }

        // The devices go with the namespace, once its last process has ended.
        await IpAsync("link", "del", $"{_name}a");
        await IpAsync("netns", "del", _name);
    }

    private Task<string> InsideAsync(params string[] arguments) => IpAsync(["-n", _name, .. arguments]);

    private static Task<string> IpAsync(params string[] arguments) => LabFolder.RunAsync("ip", arguments);
}
