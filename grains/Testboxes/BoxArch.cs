using Boxyard.Jobs;

namespace Boxyard.Testboxes;

/// <summary>Names of architectures, in one spelling each.</summary>
public static class BoxArch
{
    /// <summary>What is wrong with it, to be read after its field's name; null when nothing is.</summary>
    public static string? FindProblem(string arch) =>
        arch.Contains(' ', StringComparison.Ordinal) ? "has a space. Write it as aarch64." : SafeName.FindProblem(arch);

    /// <summary>Some loaders say `arm64`.</summary>
    public static string Normalize(string arch) => arch == "arm64" ? "aarch64" : arch;
}
