using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Boxyard.Agent.Archives;

/// <summary>
/// Unpacks gzip'd newc cpio archives, as boot texts name them, into a folder: folders, files and links. Nothing is
/// written outside of it, whatever the archive says.
/// </summary>
internal static class CpioFolder
{
    private const string Trailer = "TRAILER!!!";
    private const int HeaderBytes = 110;
    private const int TypeMask = 0xF000;
    private const int FolderType = 0x4000;
    private const int FileType = 0x8000;
    private const int LinkType = 0xA000;
    private const int MaxNameBytes = 4096;

    public static async Task UnpackAsync(Stream archive, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
            var header = new byte[HeaderBytes];
            while (await ReadHeaderAsync(content, header, cancellationToken))
            {
                await UnpackEntryAsync(content, header, folder, cancellationToken);
            }
        }
        catch (Exception damaged) when (damaged is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException($"The archive is damaged: {damaged.Message}", damaged);
        }
    }

    /// <summary>Archives may follow each other, with zeros between them.</summary>
    private static async Task<bool> ReadHeaderAsync(Stream content, byte[] header, CancellationToken cancellationToken)
    {
        do
        {
            if (await content.ReadAsync(header.AsMemory(0, 1), cancellationToken) == 0)
            {
                return false;
            }
        }
        while (header[0] == 0);
        await content.ReadExactlyAsync(header.AsMemory(1), cancellationToken);
        return Encoding.ASCII.GetString(header, 0, 6) is "070701" or "070702"
            ? true
            : throw new InvalidDataException("The archive is no newc cpio.");
    }

    private static async Task UnpackEntryAsync(
        Stream content, byte[] header, string folder, CancellationToken cancellationToken)
    {
        var mode = Number(header, 1);
        var size = Number(header, 6);
        var nameBytes = Number(header, 11);
        if (nameBytes is < 1 or > MaxNameBytes)
        {
            throw new InvalidDataException($"The archive has a name of {nameBytes} bytes.");
        }

        var name = await ReadTextAsync(content, nameBytes, HeaderBytes + nameBytes, cancellationToken);
        if (name == Trailer)
        {
            return;
        }

        var permissions = (UnixFileMode)(mode & 0x1FF);
        switch (mode & TypeMask)
        {
            case FolderType:
                _ = Place(folder, name + "/.", permissions);
                break;
            case FileType:
                await WriteFileAsync(content, Place(folder, name), size, permissions, cancellationToken);
                await SkipAsync(content, Padding(size), cancellationToken);
                break;
            case LinkType when size <= MaxNameBytes:
                var target = await ReadTextAsync(content, size, size, cancellationToken);
                File.CreateSymbolicLink(Place(folder, name), target);
                break;
            default:
                // Devices and pipes have no use in a box that is given by its folder.
                await SkipAsync(content, size + Padding(size), cancellationToken);
                break;
        }
    }

    /// <summary>Where an entry belongs: its folders are made, and what was there under its name is gone.</summary>
    private static string Place(string folder, string name, UnixFileMode? mode = null)
    {
        var parts = name.Split('/').Where(part => part is not ("" or ".")).ToList();
        if (parts.Contains(".."))
        {
            throw new InvalidDataException($"The archive has the name '{name}', which leaves its folder.");
        }

        var folderCount = mode is null ? parts.Count - 1 : parts.Count;
        for (var index = 0; index < folderCount; index++)
        {
            folder = Path.Join(folder, parts[index]);
            if (new FileInfo(folder) is { LinkTarget: not null } or { Exists: true })
            {
                throw new InvalidDataException($"The archive goes through '{name}', which is no folder.");
            }

            Directory.CreateDirectory(folder);
        }

        if (mode is not null)
        {
            return folder;
        }

        var path = Path.Join(folder, parts[^1]);
        File.Delete(path);
        return path;
    }

    private static async Task WriteFileAsync(
        Stream content, string path, int size, UnixFileMode mode, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = mode,
        });
        await CopyAsync(content, file, size, cancellationToken);
    }

    private static Task SkipAsync(Stream content, int count, CancellationToken cancellationToken) =>
        CopyAsync(content, Stream.Null, count, cancellationToken);

    private static async Task CopyAsync(Stream from, Stream to, int count, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (count > 0)
        {
            var part = buffer.AsMemory(0, Math.Min(buffer.Length, count));
            await from.ReadExactlyAsync(part, cancellationToken);
            await to.WriteAsync(part, cancellationToken);
            count -= part.Length;
        }
    }

    private static async Task<string> ReadTextAsync(
        Stream content, int count, int padFrom, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        await SkipAsync(content, Padding(padFrom), cancellationToken);
        return Encoding.UTF8.GetString(bytes).TrimEnd('\0');
    }

    private static int Padding(int count) => (4 - count % 4) % 4;

    private static int Number(byte[] header, int field)
    {
        var number = int.Parse(
            Encoding.ASCII.GetString(header, 6 + field * 8, 8),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture);
        return number >= 0 ? number : throw new FormatException("A size is beyond 2 GiB.");
    }
}
