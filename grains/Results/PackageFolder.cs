using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Results;

/// <summary>
/// The folders outside of its result root that a package-building job may write: LKP's `upload_dirs`. They are derived
/// from the program that the job runs and its operating system, never taken from the job, so that no job names the
/// files of another. The guest's own package is nobody's: every job boots with it.
/// </summary>
public static class PackageFolder
{
    private const string GuestPackage = "lkp";

    private static readonly (string Program, string Folder)[] Programs =
        [("cci-makepkg", "pkg"), ("cci-depends", "deps"), ("build-pkg", "build-pkg")];

    /// <summary>The folders below `/initrd` that have all of these.</summary>
    public static IEnumerable<string> Tops => Programs.Select(known => known.Folder);

    /// <summary>
    /// Folders such as `/initrd/pkg/initramfs/openeuler/aarch64/20.03/iperf`; none when a part is missing.
    /// </summary>
    public static IReadOnlyList<string> List(JsonObject spec)
    {
        var mount = Text(spec, "os_mount");
        string?[] system =
            [mount == "cifs" ? "nfs" : mount, Text(spec, "os"), Text(spec, "os_arch"), Text(spec, "os_version")];
        return
        [
            .. Programs
                .Select(known => (known.Folder, Name: FindPackage(spec, known.Program)))
                .Select(found => new[] { found.Folder }.Concat(system).Append(found.Name).ToArray())
                .Where(parts => parts.All(IsName))
                .Where(parts => !parts[^1]!.Equals(GuestPackage, StringComparison.OrdinalIgnoreCase))
                .Select(parts => string.Join('/', parts))
                .Where(path => ResultPath.FindProblem(path) is null)
                .Select(path => $"/initrd/{path}"),
        ];
    }

    /// <summary>The benchmark that is packed; for `build-pkg` the last part of its repository.</summary>
    private static string? FindPackage(JsonObject spec, string program)
    {
        var fields = spec[program] as JsonObject ?? (spec["pp"] as JsonObject)?[program] as JsonObject;
        if (program == "build-pkg")
        {
            return fields is null ? null : Text(spec, "upstream_repo")?.Split('/')[^1];
        }

        return fields is null ? null : Text(fields, "benchmark");
    }

    private static bool IsName(string? part) =>
        !string.IsNullOrEmpty(part) && !part.Contains('/', StringComparison.Ordinal);

    private static string? Text(JsonObject fields, string name) => fields[name]?.GetValueKind() switch
    {
        JsonValueKind.String => fields[name]!.GetValue<string>(),
        JsonValueKind.Number => fields[name]!.ToJsonString(),
        _ => null,
    };
}
