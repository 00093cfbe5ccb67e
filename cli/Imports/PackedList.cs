using System.Buffers.Binary;
using System.Text;

namespace Boxyard.Cli.Imports;

/// <summary>
/// The two forms in which Redis packs small hashes and sorted sets into one string: ziplist (until Redis 6) and
/// listpack (from Redis 7).
/// </summary>
internal static class PackedList
{
    private const byte End = 0xff;
    private const int ZipHeader = 10;
    private const int ListHeader = 6;

    public static List<string> ReadZip(ReadOnlySpan<byte> bytes)
    {
        var items = new List<string>();
        for (var at = ZipHeader; bytes[at] != End;)
        {
            at += bytes[at] == 0xfe ? 5 : 1;
            items.Add(ReadZipItem(bytes, ref at));
        }

        return items;
    }

    public static List<string> ReadList(ReadOnlySpan<byte> bytes)
    {
        var items = new List<string>();
        for (var at = ListHeader; bytes[at] != End;)
        {
            var start = at;
            items.Add(ReadListItem(bytes, ref at));
            // Behind each item stands its length, seven bits a byte.
            for (var size = at - start; size > 0; size >>= 7)
            {
                at++;
            }
        }

        return items;
    }

    private static string ReadZipItem(ReadOnlySpan<byte> bytes, ref int at)
    {
        int head = bytes[at++];
        switch (head >> 6)
        {
            case 0:
                return Text(bytes, ref at, head & 0x3f);
            case 1:
                return Text(bytes, ref at, ((head & 0x3f) << 8) | bytes[at++]);
            case 2:
                return Text(bytes, ref at, (int)BinaryPrimitives.ReadUInt32BigEndian(Take(bytes, ref at, 4)));
            default:
                return head switch
                {
                    0xc0 => $"{BinaryPrimitives.ReadInt16LittleEndian(Take(bytes, ref at, 2))}",
                    0xd0 => $"{BinaryPrimitives.ReadInt32LittleEndian(Take(bytes, ref at, 4))}",
                    0xe0 => $"{BinaryPrimitives.ReadInt64LittleEndian(Take(bytes, ref at, 8))}",
                    0xf0 => $"{Int24(Take(bytes, ref at, 3))}",
                    0xfe => $"{(sbyte)bytes[at++]}",
                    _ => $"{(head & 0x0f) - 1}",
                };
        }
    }

    private static string ReadListItem(ReadOnlySpan<byte> bytes, ref int at)
    {
        int head = bytes[at++];
        return head switch
        {
            < 0x80 => $"{head}",
            < 0xc0 => Text(bytes, ref at, head & 0x3f),
            < 0xe0 => $"{((((head & 0x1f) << 8) | bytes[at++]) << 19) >> 19}",
            < 0xf0 => Text(bytes, ref at, ((head & 0x0f) << 8) | bytes[at++]),
            0xf0 => Text(bytes, ref at, BinaryPrimitives.ReadInt32LittleEndian(Take(bytes, ref at, 4))),
            0xf1 => $"{BinaryPrimitives.ReadInt16LittleEndian(Take(bytes, ref at, 2))}",
            0xf2 => $"{Int24(Take(bytes, ref at, 3))}",
            0xf3 => $"{BinaryPrimitives.ReadInt32LittleEndian(Take(bytes, ref at, 4))}",
            0xf4 => $"{BinaryPrimitives.ReadInt64LittleEndian(Take(bytes, ref at, 8))}",
            _ => throw new InvalidDataException($"a listpack has an item of the unknown kind {head:x2}."),
        };
    }

    private static int Int24(ReadOnlySpan<byte> bytes) =>
        ((bytes[0] << 8) | (bytes[1] << 16) | (bytes[2] << 24)) >> 8;

    private static string Text(ReadOnlySpan<byte> bytes, ref int at, int length) =>
        Encoding.UTF8.GetString(Take(bytes, ref at, length));

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> bytes, ref int at, int length)
    {
        var taken = bytes.Slice(at, length);
        at += length;
        return taken;
    }
}
