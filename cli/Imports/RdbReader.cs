using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Boxyard.Cli.Imports;

/// <summary>The numbers and strings of which a dump of Redis (RDB) is made.</summary>
internal sealed class RdbReader(Stream stream)
{
    /// <summary>Redis' own bound of a string.</summary>
    private const long MaxLength = 512L << 20;

    private const int EncodedInt8 = 0;
    private const int EncodedInt16 = 1;
    private const int EncodedInt32 = 2;
    private const int EncodedLzf = 3;

    public byte ReadByte()
    {
        var value = stream.ReadByte();
        return value >= 0 ? (byte)value : throw new EndOfStreamException("it ends too early.");
    }

    public byte[] ReadBytes(long count)
    {
        if (count is < 0 or > MaxLength)
        {
            throw new InvalidDataException($"it has a string of {count} bytes.");
        }

        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public long ReadLength()
    {
        var (value, isEncoding) = ReadLengthOrEncoding();
        return isEncoding ? throw new InvalidDataException("a length is none.") : value;
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadString());

    public byte[] ReadString()
    {
        var (value, isEncoding) = ReadLengthOrEncoding();
        return isEncoding ? ReadEncoded(value) : ReadBytes(value);
    }

    public double ReadBinaryDouble() => BinaryPrimitives.ReadDoubleLittleEndian(ReadBytes(8));

    /// <summary>The form of Redis before 4.</summary>
    public double ReadTextDouble()
    {
        var length = ReadByte();
        return length switch
        {
            255 => double.NegativeInfinity,
            254 => double.PositiveInfinity,
            253 => double.NaN,
            _ => double.Parse(Encoding.ASCII.GetString(ReadBytes(length)), CultureInfo.InvariantCulture),
        };
    }

    private (long Value, bool IsEncoding) ReadLengthOrEncoding()
    {
        var first = ReadByte();
        return (first >> 6) switch
        {
            0 => (first & 0x3f, false),
            1 => (((first & 0x3f) << 8) | ReadByte(), false),
            3 => (first & 0x3f, true),
            _ => first == 0x81
                ? (BinaryPrimitives.ReadInt64BigEndian(ReadBytes(8)), false)
                : (BinaryPrimitives.ReadUInt32BigEndian(ReadBytes(4)), false),
        };
    }

    private byte[] ReadEncoded(long encoding)
    {
        switch (encoding)
        {
            case EncodedInt8:
                return Ascii((sbyte)ReadByte());
            case EncodedInt16:
                return Ascii(BinaryPrimitives.ReadInt16LittleEndian(ReadBytes(2)));
            case EncodedInt32:
                return Ascii(BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(4)));
            case EncodedLzf:
                var packed = ReadLength();
                var length = ReadLength();
                return length <= MaxLength
                    ? Lzf.Decompress(ReadBytes(packed), (int)length)
                    : throw new InvalidDataException($"it has a string of {length} bytes.");
            default:
                throw new InvalidDataException($"a string has the unknown encoding {encoding}.");
        }
    }

    private static byte[] Ascii(int number) =>
        Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
