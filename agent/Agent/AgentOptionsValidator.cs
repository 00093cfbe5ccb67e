using System.Text.RegularExpressions;
using Boxyard.Agent.Drivers;
using Microsoft.Extensions.Options;

namespace Boxyard.Agent;

/// <summary>Names every mistake in the agent's settings at once.</summary>
internal sealed partial class AgentOptionsValidator : IValidateOptions<AgentOptions>
{
    private const int MaxBoxes = 1000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, AgentOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        CheckSilo(options, mistakes);
        CheckSpans(options, mistakes);
        CheckBuilds(options, mistakes);
        CheckBoxes(options, mistakes);
        return mistakes.Build();
    }

    private static void CheckSilo(AgentOptions options, ValidateOptionsResultBuilder mistakes)
    {
        var isAddress = Uri.TryCreate(options.Silo, UriKind.Absolute, out var silo)
            && silo.Scheme is "http" or "https"
            && silo.AbsolutePath == "/";
        if (!isAddress)
        {
            mistakes.AddError($"Agent:Silo: '{options.Silo}' is no address of a silo. Write it as http://host:3000.");
        }

        if (string.IsNullOrWhiteSpace(options.StateDirectory))
        {
            mistakes.AddError("Agent:StateDirectory: it is empty. Name a folder that outlives restarts.");
        }

        if (options.StateDirectory.AsSpan().ContainsAny(',', ':'))
        {
            // Engines and QEMU take paths in lists.
            mistakes.AddError($"Agent:StateDirectory: '{options.StateDirectory}' has a comma or colon in it.");
        }

        if (options.Memory < 0)
        {
            mistakes.AddError($"Agent:Memory: {options.Memory} is no number of MiB from 0 on.");
        }

        if (options.MaxUnsentConsole is < 2 or > 1_000_000)
        {
            mistakes.AddError(
                $"Agent:MaxUnsentConsole: {options.MaxUnsentConsole} MiB is not within 2 and 1000000.");
        }
    }

    private static void CheckSpans(AgentOptions options, ValidateOptionsResultBuilder mistakes)
    {
        (string Name, TimeSpan Value, TimeSpan Longest)[] spans =
        [
            (nameof(options.PollWait), options.PollWait, LongestWait),
            (nameof(options.RetryDelay), options.RetryDelay, LongestWait),
            (nameof(options.MaxRetryDelay), options.MaxRetryDelay, LongestWait),
            (nameof(options.RequestTimeout), options.RequestTimeout, LongestWait),
            (nameof(options.WatchInterval), options.WatchInterval, LongestWait),
            (nameof(options.ConsoleInterval), options.ConsoleInterval, LongestWait),
            (nameof(options.StopGrace), options.StopGrace, LongestSpan),
            (nameof(options.StartTimeout), options.StartTimeout, LongestSpan),
            (nameof(options.CloneTimeout), options.CloneTimeout, LongestSpan),
        ];
        foreach (var (name, value, longest) in spans)
        {
            if (value <= TimeSpan.Zero || value > longest)
            {
                mistakes.AddError($"Agent:{name}: {value} is not above zero and at most {longest}.");
            }
        }

        if (options.DrainTimeout < TimeSpan.Zero || options.DrainTimeout > LongestSpan)
        {
            mistakes.AddError($"Agent:DrainTimeout: {options.DrainTimeout} is not within zero and {LongestSpan}.");
        }

        if (options.MaxRetryDelay < options.RetryDelay)
        {
            mistakes.AddError("Agent:MaxRetryDelay: it is shorter than Agent:RetryDelay.");
        }
    }

    private static void CheckBuilds(AgentOptions options, ValidateOptionsResultBuilder mistakes)
    {
        if (options.Registry.Length > 0 && !RegistryName().IsMatch(options.Registry))
        {
            mistakes.AddError(
                $"Agent:Registry: '{options.Registry}' is no registry. Write it as host, host:5000 or host/path.");
        }

        if (options.RegistryAuthFile is { } file && !File.Exists(file))
        {
            mistakes.AddError($"Agent:RegistryAuthFile: there is no '{file}'.");
        }

        if (!ProtocolNames().IsMatch(options.GitProtocols))
        {
            mistakes.AddError($"Agent:GitProtocols: '{options.GitProtocols}' is no list such as https:ssh:git.");
        }

        CheckSsh(options, mistakes);
        if (options.MaxClone < 1)
        {
            mistakes.AddError($"Agent:MaxClone: {options.MaxClone} is no number of MiB from 1 on.");
        }

        if (options.MaxBuildStore < 0)
        {
            mistakes.AddError($"Agent:MaxBuildStore: {options.MaxBuildStore} is no number of MiB from 0 on.");
        }
    }

    private static void CheckSsh(AgentOptions options, ValidateOptionsResultBuilder mistakes)
    {
        (string Name, string? Path)[] files =
        [
            (nameof(options.SshKeyFile), options.SshKeyFile),
            (nameof(options.SshKnownHostsFile), options.SshKnownHostsFile),
        ];
        foreach (var (name, path) in files.Where(file => file.Path is not null && !File.Exists(file.Path)))
        {
            mistakes.AddError($"Agent:{name}: there is no '{path}'.");
        }

        if (options.SshKeyFile is not null && options.SshKnownHostsFile is null)
        {
            mistakes.AddError(
                "Agent:SshKeyFile needs Agent:SshKnownHostsFile, so that the key serves no host in another's place.");
        }
    }

    private static void CheckBoxes(AgentOptions options, ValidateOptionsResultBuilder mistakes)
    {
        if (options.Boxes.Length == 0)
        {
            mistakes.AddError("Agent:Boxes: there are none. Say --group NAME, or set Agent:Boxes:0:Group.");
        }

        for (var index = 0; index < options.Boxes.Length; index++)
        {
            foreach (var mistake in FindMistakes(options, options.Boxes[index]))
            {
                mistakes.AddError($"Agent:Boxes:{index}:{mistake}");
            }
        }

        if (options.Boxes.Sum(set => (long)Math.Max(set.Count, 0)) > MaxBoxes)
        {
            mistakes.AddError($"Agent:Boxes: these are more than {MaxBoxes} boxes.");
            return;
        }

        var twice = BoxPlan.List(options).GroupBy(box => box.Name).Where(same => same.Count() > 1);
        foreach (var same in twice)
        {
            mistakes.AddError(
                $"Agent:Boxes: {same.Count()} boxes are named {same.Key}. Set Name or FirstNumber of their sets.");
        }
    }

    private static IEnumerable<string> FindMistakes(AgentOptions options, BoxSetOptions set)
    {
        (string Name, string Value)[] names =
            [("Group", set.Group), ("Name", set.Name ?? set.Group), .. set.Queues.Select(queue => ("Queues", queue))];
        foreach (var (name, value) in names.Where(named => !SafeName().IsMatch(named.Value)).Distinct())
        {
            yield return $"{name}: '{value}' is no name of letters, digits and . _ -";
        }

        if (set.Count < 1 || set.FirstNumber < 0)
        {
            yield return $"Count: {set.Count} boxes from number {set.FirstNumber} on cannot be.";
        }

        var budget = options.Memory > 0 ? options.Memory : HostFacts.BudgetMiB(File.ReadAllText("/proc/meminfo"));
        if (set.Memory < 16 || set.Memory > budget)
        {
            yield return $"Memory: {set.Memory} MiB is not within 16 and the {budget} MiB that all boxes may take.";
        }

        if (set.Cpus is not (>= 0 and <= 4096))
        {
            yield return $"Cpus: {set.Cpus} is not within 0 and 4096.";
        }

        if (FindMissing(options, set.Driver) is { } missing)
        {
            yield return $"Driver: {missing}";
        }
    }

    private static string? FindMissing(AgentOptions options, BoxDriverKind driver)
    {
        switch (driver)
        {
            case BoxDriverKind.Container:
                return BoxPlan.FindEngine(options) is null
                    ? $"there is no {options.Engine ?? "podman or docker"} on this host."
                    : null;
            case BoxDriverKind.Qemu when HostFacts.Arch != "x86_64":
                return $"QEMU boxes are x86_64 machines, and this host is {HostFacts.Arch}.";
            case BoxDriverKind.Qemu:
                return HostFacts.FindProgram("qemu-system-x86_64") is null
                    ? "there is no qemu-system-x86_64 on this host."
                    : null;
            case BoxDriverKind.Process:
                return options.AllowProcessBoxes
                    ? null
                    : "jobs in processes have all rights of the agent's user. Set Agent:AllowProcessBoxes if that is "
                        + "meant.";
            case BoxDriverKind.Builder when HostFacts.FindProgram("git") is null:
                return "there is no git on this host, which builders need.";
            case BoxDriverKind.Builder:
                return FindMissing(options, BoxDriverKind.Container)
                    ?? (BoxPlan.IsPodman(BoxPlan.FindEngine(options)) ? PodmanStore.FindProblem(options) : null);
            default:
                return $"{driver} is none.";
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafeName();

    [GeneratedRegex(
        "^[A-Za-z0-9.-]+(:[0-9]+)?(/[a-z0-9._-]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegistryName();

    [GeneratedRegex("^[a-z]+(:[a-z]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProtocolNames();
}
