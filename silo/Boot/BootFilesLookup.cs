using System.Collections.Immutable;

namespace Boxyard.Boot;

/// <summary>Finds the files of a job in the two served folders, as the old scheduler laid them out.</summary>
internal sealed class BootFilesLookup(ServedFolder os, ServedFolder initrd)
{
    private const string KernelPrefix = "vmlinuz-";

    public BootFileSet Find(BootFilesQuestion question)
    {
        var osDir = question.OsDir;
        var kernel = FindKernel(osDir, question.KernelVersion);
        var version = question.KernelVersion ?? VersionOf(kernel);
        return new BootFileSet
        {
            Kernel = kernel,
            PlainKernel = question.KernelVersion is null ? FirstFile(os, $"{osDir}/vmlinuz", kernel) : kernel,
            OsRoot = Resolve(os, osDir, ServedPathKind.Directory),
            OsInitrd = Resolve(os, $"{osDir}/initrd.lkp"),
            Image = Resolve(initrd, $"osimage/{osDir}/current"),
            IpConfig = Resolve(initrd, $"osimage/{osDir}/run-ipconfig.cgz"),
            Lkp = Resolve(initrd, $"lkp/{question.LkpUser}/lkp-{question.OsArch}.cgz"),
            Modules = version is null ? null : FindFile(os, $"{osDir}/boot/modules-{version}.cgz"),
            Headers = version is null ? null : FindFile(os, $"{osDir}/boot/headers-{version}.cgz"),
            Programs = FindPrograms(question),
            OldPrograms = FindOldPrograms(question),
        };
    }

    private BootFile FindKernel(string osDir, string? version)
    {
        var plain = Resolve(os, $"{osDir}/vmlinuz");
        if (version is null)
        {
            return FirstFile(os, $"{osDir}/boot/vmlinuz", plain);
        }

        return Resolve(os, $"{osDir}/boot/{KernelPrefix}{version}");
    }

    private static string? VersionOf(BootFile kernel)
    {
        var name = kernel.Path[(kernel.Path.LastIndexOf('/') + 1)..];
        return kernel.IsFound && name.StartsWith(KernelPrefix, StringComparison.Ordinal) ? name[KernelPrefix.Length..] : null;
    }

    private ImmutableArray<BootFile> FindPrograms(BootFilesQuestion question)
    {
        // CIFS and NFS mount the same root, so they share its packages.
        var mount = question.Mount switch
        {
            BootMount.Initramfs => "initramfs",
            BootMount.Nfs or BootMount.Cifs => "nfs",
            BootMount.Container => "container",
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.Mount, null),
        };
        var folder = $"{mount}/{question.OsDir}";
        return FindAll(
            question,
            name => $"deps/{folder}/{name}/{name}.cgz",
            (name, version) => $"pkg/{folder}/{name}/{version}.cgz");
    }

    private ImmutableArray<BootFile> FindOldPrograms(BootFilesQuestion question) =>
        FindAll(
            question,
            name => $"deps/{question.OsDir}/{name}.cgz",
            (name, _) => $"pkg/{question.OsDir}/{name}.cgz");

    private ImmutableArray<BootFile> FindAll(
        BootFilesQuestion question, Func<string, string> dependency, Func<string, string, string> package)
    {
        var paths = question.Programs.Select(program => dependency(program.Name))
            .Concat(question.Programs.Select(program => package(program.Name, program.Version ?? "latest")));
        return [.. paths.Select(path => FindFile(initrd, path)).OfType<BootFile>().DistinctBy(file => file.Path)];
    }

    private static BootFile FirstFile(ServedFolder folder, string path, BootFile other) => FindFile(folder, path) ?? other;

    private static BootFile? FindFile(ServedFolder folder, string path) =>
        Resolve(folder, path) is { IsFound: true } file ? file : null;

    private static BootFile Resolve(ServedFolder folder, string path, ServedPathKind wanted = ServedPathKind.File)
    {
        var found = folder.Find(path);
        if (found.Kind == wanted)
        {
            return new BootFile { Path = BootWords.Path(found.ShownPath) };
        }

        var plainPath = BootWords.Path($"{folder.Prefix}/{path}");
        var problem = found.Kind switch
        {
            ServedPathKind.Missing => "does not exist",
            ServedPathKind.OutOfBounds => $"is a link that leads out of {folder.Prefix}",
            ServedPathKind.File => "is a file, not a folder",
            ServedPathKind.Directory => "is a folder, not a file",
            _ => throw new ArgumentOutOfRangeException(nameof(path), found.Kind, null),
        };
        return new BootFile { Path = plainPath, Problem = $"{plainPath} {problem}" };
    }
}
