namespace Boxyard.Tests.Lab.Faults;

/// <summary>
/// A network namespace behind a pair of veth devices, which can be cut: then packets vanish, and neither side is told.
/// Needs root.
/// </summary>
internal sealed class CuttableNetwork : IAsyncDisposable
{
    private readonly string _name = $"bx{Environment.ProcessId}";

    private CuttableNetwork()
    {
    }

    /// <summary>The address inside.</summary>
    public string Address { get; } = "10.213.77.2";

    /// <summary>Runs a program inside.</summary>
    public string[] Runner => ["ip", "netns", "exec", _name];

    public static async Task<CuttableNetwork> CreateAsync()
    {
        var network = new CuttableNetwork();
        await IpAsync("netns", "add", network._name);
        await IpAsync("link", "add", $"{network._name}a", "type", "veth", "peer", "name", $"{network._name}b");
        await IpAsync("link", "set", $"{network._name}b", "netns", network._name);
        await IpAsync("addr", "add", "10.213.77.1/24", "dev", $"{network._name}a");
        await IpAsync("link", "set", $"{network._name}a", "up");
        await network.InsideAsync("addr", "add", $"{network.Address}/24", "dev", $"{network._name}b");
        await network.InsideAsync("link", "set", $"{network._name}b", "up");
        await network.InsideAsync("link", "set", "lo", "up");
        return network;
    }

    /// <summary>The device inside goes down; the one outside stays, so what is sent is not refused.</summary>
    public Task CutAsync() => InsideAsync("link", "set", $"{_name}b", "down");

    public Task MendAsync() => InsideAsync("link", "set", $"{_name}b", "up");

    public async ValueTask DisposeAsync()
    {
        // The devices go with the namespace, once its last process has ended.
        await IpAsync("link", "del", $"{_name}a");
        await IpAsync("netns", "del", _name);
    }

    private Task<string> InsideAsync(params string[] arguments) => IpAsync(["-n", _name, .. arguments]);

    private static Task<string> IpAsync(params string[] arguments) => LabFolder.RunAsync("ip", arguments);
}
