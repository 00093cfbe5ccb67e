using System.Runtime.InteropServices;

namespace Boxyard.Results;

/// <summary>Folders whose entries outlive a power loss, and below which no link is followed.</summary>
internal static partial class DurableFolder
{
    private const int OpenReadOnly = 0;
    private const int InvalidArgument = 22;

    /// <summary>What a path is; a disk that fails throws.</summary>
    public static DiskEntry Find(string path)
    {
        var attributes = new FileInfo(path).Attributes;
        if ((int)attributes == -1)
        {
            return DiskEntry.Missing;
        }

        if (attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            return DiskEntry.Link;
        }

        return attributes.HasFlag(FileAttributes.Directory) ? DiskEntry.Folder : DiskEntry.File;
    }

    /// <summary>What `path` below `folder` is; a link or file on the way counts as missing.</summary>
    public static DiskEntry FindBelow(string folder, string path)
    {
        var current = folder;
        var entry = DiskEntry.Folder;
        foreach (var name in Names(path))
        {
            if (entry != DiskEntry.Folder)
            {
                return DiskEntry.Missing;
            }

            current = Path.Join(current, name);
            entry = Find(current);
        }

        return entry;
    }

    /// <summary>
    /// Creates `path` below `folder` for good. The folder itself is the operator's, so it may be a link.
    /// </summary>
    public static FolderOutcome Create(string folder, string path)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            Sync(Path.GetDirectoryName(folder)!);
        }

        var outcome = FolderOutcome.Exists;
        foreach (var name in Names(path))
        {
            var parent = folder;
            folder = Path.Join(folder, name);
            var entry = Find(folder);
            if (entry is DiskEntry.File or DiskEntry.Link)
            {
                return FolderOutcome.PathTaken;
            }

            outcome = entry == DiskEntry.Missing ? FolderOutcome.Created : FolderOutcome.Exists;
            if (outcome == FolderOutcome.Created)
            {
                Directory.CreateDirectory(folder);
                Sync(parent);
            }
        }

        return outcome;
    }

    /// <summary>Gives a complete file of the same folder its name for good, over a file that has it.</summary>
    public static void Publish(string temporaryPath, string path)
    {
        File.Move(temporaryPath, path, overwrite: true);
        Sync(Path.GetDirectoryName(path)!);
    }

    /// <summary>
    /// Gives a complete file its name for good, unless another has it: then that one stays. Of several that come at
    /// once one wins, which `File.Move` does not promise: it looks first, and then replaces what came meanwhile.
    /// </summary>
    public static void PublishFirst(string temporaryPath, string path)
    {
        try
        {
            if (OperatingSystem.IsWindows() || Link(temporaryPath, path) != 0)
            {
                // There is one, or the file system has no second names; Windows' move looks and moves in one.
                File.Move(temporaryPath, path, overwrite: false);
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another came first.
        }

        File.Delete(temporaryPath);
        Sync(Path.GetDirectoryName(path)!);
    }

    /// <summary>
    /// Puts the folder's entries on disk: without it, a created or renamed file may be gone after a power loss.
    /// </summary>
    public static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, OpenReadOnly);
        if (descriptor < 0)
        {
            throw Failure("opened", folder);
        }

        try
        {
            // Some network file systems have no such operation and answer that the argument is invalid; their renames
            // are the server's matter.
            if (Fsync(descriptor) != 0 && Marshal.GetLastPInvokeError() != InvalidArgument)
            {
                throw Failure("synced", folder);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Removes `path` below `folder` and the folders on the way to it, as far as they are empty.</summary>
    public static void RemoveEmpty(string folder, string path)
    {
        for (; path.Length > 0; path = Path.GetDirectoryName(path) ?? "")
        {
            var place = Path.Join(folder, path);
            try
            {
                // Refused by the system when it is not empty, so that nobody's new file can go with it.
                Directory.Delete(place, recursive: false);
            }
            catch (DirectoryNotFoundException)
            {
                // Gone already: its parent may be empty too.
            }
            catch (IOException) when (Directory.Exists(place))
            {
                return;
            }
        }
    }

    private static string[] Names(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static IOException Failure(string what, string folder) =>
        new(
            $"The folder '{folder}' could not be {what}: {Marshal.GetLastPInvokeErrorMessage()}.",
            Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string path, string newPath);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
