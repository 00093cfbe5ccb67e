using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Boxyard.Agent;

/// <summary>One box of this host, as the settings want it.</summary>
internal sealed record BoxPlan
{
    public required string Name { get; init; }
    public required BoxDriverKind Driver { get; init; }
    public required double Cpus { get; init; }
    public required int MemoryMiB { get; init; }

    /// <summary>The queues that it serves, in order.</summary>
    public required ImmutableArray<string> Queues { get; init; }

    /// <summary>As old providers derive it, so that a box keeps its address when its provider changes.</summary>
    public string Mac => MacOf(Name);

    public static IReadOnlyList<BoxPlan> List(AgentOptions options) =>
    [
        .. from set in options.Boxes
           from number in Enumerable.Range(set.FirstNumber, Math.Max(set.Count, 0))
           select new BoxPlan
           {
               Name = $"{set.Name ?? set.Group}-{number}",
               Driver = set.Driver,
               Cpus = set.Cpus,
               MemoryMiB = set.Memory,
               Queues = set.Queues.Length > 0 ? [.. set.Queues] : [$"{set.Group}.{HostFacts.Arch}", set.Group],
           },
    ];

    /// <summary>The path of the container engine; null when there is none.</summary>
    public static string? FindEngine(AgentOptions options) => options.Engine is { } engine
        ? HostFacts.FindProgram(engine)
        : HostFacts.FindProgram("podman") ?? HostFacts.FindProgram("docker");

    public static bool IsPodman(string? engine) => Path.GetFileName(engine) == "podman";

    // The name is hashed with its newline, as `hostname | md5sum` does. It is a fingerprint, not a secret.
    private static string MacOf(string name) =>
        "0a-" + string.Join('-', MD5.HashData(Encoding.UTF8.GetBytes(name + "\n")).Take(5).Select(b => $"{b:x2}"));
}
