using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Boxyard.Tests.Silo.Boot.Archive;

/// <summary>Reads a gzipped newc archive by the format's description, in the order of its entries.</summary>
internal static class UnpackedArchive
{
    private const int HeaderLength = 110;

    public static List<UnpackedEntry> Read(byte[] compressed)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var buffer = new MemoryStream();
        gzip.CopyTo(buffer);
        var bytes = buffer.ToArray();
        var entries = new List<UnpackedEntry>();
        for (var position = 0; ;)
        {
            Assert.Equal("070701", Encoding.ASCII.GetString(bytes, position, 6));
            var fields = Enumerable.Range(0, 13)
                .Select(
                    index =>
                        int.Parse(
                            Encoding.ASCII.GetString(bytes, position + 6 + (index * 8), 8), NumberStyles.HexNumber))
                .ToArray();
            var name = Encoding.UTF8.GetString(bytes, position + HeaderLength, fields[11] - 1);
            var start = Aligned(position + HeaderLength + fields[11]);
            if (name == "TRAILER!!!")
            {
                return entries;
            }

            entries.Add(new UnpackedEntry
            {
                Name = name,
                Mode = fields[1],
                ModifiedAt = DateTimeOffset.FromUnixTimeSeconds(fields[5]),
                Text = Encoding.UTF8.GetString(bytes, start, fields[6]),
            });
            position = Aligned(start + fields[6]);
        }
    }

    private static int Aligned(int position) => (position + 3) / 4 * 4;
}
