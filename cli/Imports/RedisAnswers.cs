using System.Globalization;
using System.Text;

namespace Boxyard.Cli.Imports;

/// <summary>Reads answers of a Redis by its protocol RESP2, and tells of each piece that comes.</summary>
internal sealed class RedisAnswers(Stream stream, Action onPiece)
{
    private const int MaxBytes = 512 << 20;
    private const int MaxLine = 64 * 1024;

    /// <summary>Of lists in lists; the commands that are asked answer two.</summary>
    private const int MaxDepth = 4;

    private readonly byte[] _piece = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>A text, a list of answers, or null. What is no answer is an IOException.</summary>
    public Task<object?> ReadAsync(CancellationToken cancellationToken) => ReadAsync(MaxDepth, cancellationToken);

    private async Task<object?> ReadAsync(int depth, CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken);
        switch (line[0])
        {
            case '+' or ':':
                return line[1..];
            case '-':
                throw new UsageException(line[1..]);
            case '$':
                var length = LengthOf(line);
                return length < 0 ? null : await ReadTextAsync(length, cancellationToken);
            case '*' when depth > 0:
                var items = new List<object?>();
                for (var count = LengthOf(line); count > 0; count--)
                {
                    items.Add(await ReadAsync(depth - 1, cancellationToken));
                }

                return items;
            default:
                throw Strange(line);
        }
    }

    private async Task<string> ReadTextAsync(int length, CancellationToken cancellationToken)
    {
        if (length > MaxBytes)
        {
            throw new IOException($"it answers {length} bytes");
        }

        var bytes = new byte[length + 2];
        for (var filled = 0; filled < bytes.Length;)
        {
            await FillAsync(cancellationToken);
            var count = Math.Min(_end - _start, bytes.Length - filled);
            _piece.AsSpan(_start, count).CopyTo(bytes.AsSpan(filled));
            (_start, filled) = (_start + count, filled + count);
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (true)
        {
            await FillAsync(cancellationToken);
            var one = (char)_piece[_start++];
            if (one == '\n' && text.ToString().TrimEnd('\r') is { Length: > 0 } line)
            {
                return line;
            }

            text.Append(one);
            if (text.Length > MaxLine)
            {
                throw Strange(text.ToString(0, 20));
            }
        }
    }

    /// <summary>Returns when there is something to take.</summary>
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start < _end)
        {
            return;
        }

        (_start, _end) = (0, await stream.ReadAsync(_piece, cancellationToken));
        if (_end == 0)
        {
            throw new IOException("it closed the connection");
        }

        onPiece();
    }

    private static int LengthOf(string line) =>
        int.TryParse(line.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length)
            ? length
            : throw Strange(line);

    private static IOException Strange(string line) => new($"it does not speak Redis' protocol: '{line}'");
}
