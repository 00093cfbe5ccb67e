using System.Text;

namespace Boxyard.Boot;

/// <summary>
/// A folder that boxes read over HTTP. Follows symbolic links by itself, one path segment at a time, so that what is served and what boot
/// texts name is always a real path below the folder.
/// </summary>
internal sealed class ServedFolder(string prefix, string directory, IBootDisk disk)
{
    private const int MaxNameBytes = 255;
    private const int MaxLinks = 40;

    private readonly string _directory = Path.GetFullPath(directory);

    /// <summary>The path under which the folder is served, for example `/os`.</summary>
    public string Prefix => prefix;

    /// <summary>Where `a/b/c` leads. Missing files and folders are an answer; a disk that fails throws.</summary>
    public ServedPath Find(string relativePath)
    {
        var names = relativePath.Split('/');
        if (!names.All(IsName) || Follow("/", _directory.Split('/')) is not { Kind: ServedPathKind.Directory } root)
        {
            return new ServedPath { Kind = ServedPathKind.Missing };
        }

        var found = Follow(root.DiskPath, names);
        if (found.Kind is ServedPathKind.Missing or ServedPathKind.OutOfBounds)
        {
            return found;
        }

        var isBelow = found.DiskPath.StartsWith(root.DiskPath, StringComparison.Ordinal)
            && (found.DiskPath.Length == root.DiskPath.Length || found.DiskPath[root.DiskPath.Length] == '/');
        return isBelow
            ? ServedPath.Found(found.Kind == ServedPathKind.Directory, found.DiskPath, prefix + found.DiskPath[root.DiskPath.Length..])
            : new ServedPath { Kind = ServedPathKind.OutOfBounds };
    }

    private static bool IsName(string name) =>
        name is not ("" or "." or "..")
        && !name.Any(character => char.IsControl(character) || character == '\\')
        && Encoding.UTF8.GetByteCount(name) <= MaxNameBytes;

    private ServedPath Follow(string start, IEnumerable<string> names)
    {
        var path = start;
        var isDirectory = true;
        var linkCount = 0;
        var pending = new Stack<string>(names.Reverse());
        while (pending.TryPop(out var name))
        {
            if (name is "" or "." or "..")
            {
                path = name == ".." ? Path.GetDirectoryName(path) ?? "/" : path;
                continue;
            }

            var next = path == "/" ? "/" + name : path + "/" + name;
            if (disk.Find(next) is not { } entry)
            {
                return new ServedPath { Kind = ServedPathKind.Missing };
            }

            if (entry.LinkTarget is null)
            {
                path = next;
                isDirectory = entry.IsDirectory;
                continue;
            }

            if (++linkCount > MaxLinks)
            {
                return new ServedPath { Kind = ServedPathKind.OutOfBounds };
            }

            path = entry.LinkTarget.StartsWith('/') ? "/" : path;
            isDirectory = true;
            Array.ForEach([.. entry.LinkTarget.Split('/').Reverse()], pending.Push);
        }

        return ServedPath.Found(isDirectory, path, "");
    }
}
