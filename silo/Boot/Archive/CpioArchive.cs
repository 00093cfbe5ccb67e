using System.Buffers;
using System.Globalization;
using System.Text;

namespace Boxyard.Boot.Archive;

/// <summary>
/// Writes a cpio archive in the newc format, which the kernel unpacks as an initrd. The same entries give the same
/// bytes: owner, inode numbers and times do not depend on the machine.
/// </summary>
internal sealed class CpioArchive(DateTimeOffset modifiedAt)
{
    private const int DirectoryType = 0x4000;
    private const int FileType = 0x8000;
    private const int Alignment = 4;
    private const int BlockSize = 512;
    private const string TrailerName = "TRAILER!!!";

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private int _entryCount;

    public void AddDirectory(string name) => Add(name, DirectoryType | Convert.ToInt32("755", 8), linkCount: 2, []);

    public void AddFile(string name, string text, bool isExecutable)
    {
        var mode = FileType | Convert.ToInt32(isExecutable ? "775" : "664", 8);
        Add(name, mode, linkCount: 1, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A file that its owner alone may read.</summary>
    public void AddPrivateFile(string name, string text) =>
        Add(name, FileType | Convert.ToInt32("600", 8), linkCount: 1, Encoding.UTF8.GetBytes(text));

    /// <summary>Ends the archive; nothing can be added after.</summary>
    public byte[] Finish()
    {
        WriteHeader(TrailerName, new Header { Inode = 0, Mode = 0, LinkCount = 1, ModifiedAt = 0, Length = 0 });
        Align(BlockSize);
        return _bytes.WrittenSpan.ToArray();
    }

    private void Add(string name, int mode, int linkCount, byte[] content)
    {
        WriteHeader(name, new Header
        {
            Inode = ++_entryCount,
            Mode = mode,
            LinkCount = linkCount,
            ModifiedAt = modifiedAt.ToUnixTimeSeconds(),
            Length = content.Length,
        });
        _bytes.Write(content);
        Align(Alignment);
    }

    private void WriteHeader(string name, Header header)
    {
        // Magic; inode, mode, uid, gid, links, time, size; device and special device, major and minor; length of the
        // name; checksum.
        long[] fields =
        [
            header.Inode, header.Mode, 0, 0, header.LinkCount, header.ModifiedAt, header.Length, 0, 0, 0, 0,
            Encoding.UTF8.GetByteCount(name) + 1, 0,
        ];
        var text = string.Concat(fields.Select(field => ((uint)field).ToString("X8", CultureInfo.InvariantCulture)));
        _bytes.Write(Encoding.UTF8.GetBytes($"070701{text}{name}\0"));
        Align(Alignment);
    }

    private void Align(int size)
    {
        var padding = (size - (_bytes.WrittenCount % size)) % size;
        _bytes.GetSpan(padding)[..padding].Clear();
        _bytes.Advance(padding);
    }

    private readonly record struct Header
    {
        public required int Inode { get; init; }
        public required int Mode { get; init; }
        public required int LinkCount { get; init; }
        public required long ModifiedAt { get; init; }
        public required int Length { get; init; }
    }
}
