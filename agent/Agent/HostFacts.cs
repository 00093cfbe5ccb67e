using System.Globalization;
using System.Runtime.InteropServices;

namespace Boxyard.Agent;

/// <summary>What is known of this host without asking anybody.</summary>
internal static class HostFacts
{
    private const int ReservedMiB = 1024;

    /// <summary>As `uname -m` says it.</summary>
    public static string Arch { get; } = RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.Arm64 => "aarch64",
        Architecture.RiscV64 => "riscv64",
        Architecture.Ppc64le => "ppc64le",
        Architecture.S390x => "s390x",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>What boxes may take when nothing is set: the memory less 1 GiB, but at least half of it.</summary>
    public static int BudgetMiB(string memoryInfo)
    {
        var line = memoryInfo.Split('\n').First(line => line.StartsWith("MemTotal:", StringComparison.Ordinal));
        var kiB = long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        var total = (int)(kiB / 1024);
        return Math.Max(total - ReservedMiB, total / 2);
    }

    /// <summary>Whether guests run on the processor: /dev/kvm alone may be there and run none.</summary>
    public static bool HasKvm() => File.Exists("/dev/kvm") && HasVirtualisation(File.ReadAllText("/proc/cpuinfo"));

    public static bool HasVirtualisation(string processorInfo)
    {
        var flags = processorInfo.Split('\n').FirstOrDefault(
            line => line.StartsWith("flags", StringComparison.Ordinal)) ?? "";
        return flags.Split(' ').Any(flag => flag is "vmx" or "svm");
    }

    /// <summary>The path of a program as a shell would find it; null when there is none.</summary>
    public static string? FindProgram(string name) => name.Contains('/', StringComparison.Ordinal)
        ? File.Exists(name) ? name : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Join(folder, name))
            .FirstOrDefault(File.Exists);
}
