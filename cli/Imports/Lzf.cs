namespace Boxyard.Cli.Imports;

/// <summary>The compression of long strings in Redis' dumps (LibLZF).</summary>
internal static class Lzf
{
    private const int MaxLiteral = 32;
    private const int LongLength = 7;

    public static byte[] Decompress(ReadOnlySpan<byte> input, int length)
    {
        var output = new byte[length];
        var at = 0;
        for (var from = 0; from < input.Length;)
        {
            int control = input[from++];
            if (control < MaxLiteral)
            {
                input.Slice(from, control + 1).CopyTo(output.AsSpan(at));
                from += control + 1;
                at += control + 1;
                continue;
            }

            var count = control >> 5;
            count += count == LongLength ? input[from++] : 0;
            var source = at - ((control & 0x1f) << 8) - input[from++] - 1;
            // Byte by byte: the source may reach into what is written here.
            for (var end = at + count + 2; at < end; at++, source++)
            {
                output[at] = output[source];
            }
        }

        return at == length ? output : throw new InvalidDataException("a compressed string has another length.");
    }
}
