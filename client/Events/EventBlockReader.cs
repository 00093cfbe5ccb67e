using System.Text;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>
/// Takes an event stream apart (WHATWG's server-sent events). A block that a lost connection cut off is not one.
/// </summary>
internal sealed class EventBlockReader(Transport transport, Stream body)
{
    /// <summary>A block of the silo has less than 300 kB; what is longer is no silo's.</summary>
    private const int MaxBlockBytes = 4 * 1024 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly List<byte> _line = [];
    private int _at;
    private int _count;

    /// <summary>
    /// The next block; none at the end of the stream, or with the problem that ended it.
    /// </summary>
    public async Task<(EventBlock? Block, Problem? Problem)> ReadAsync(CancellationToken cancellationToken)
    {
        string? id = null, name = null;
        StringBuilder? data = null;
        var size = 0;
        while (true)
        {
            var (line, problem) = await ReadLineAsync(cancellationToken);
            if (line is null)
            {
                return (null, problem);
            }

            if (line.Length == 0)
            {
                return (new EventBlock(id, name, data?.ToString()), null);
            }

            size += line.Length;
            if (size > MaxBlockBytes)
            {
                return (null, transport.Unexpected("an event of more than 4 MiB"));
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var field = colon < 0 ? line : line[..colon];
            var value = colon < 0 ? "" : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            switch (field)
            {
                case "id":
                    id = value;
                    break;
                case "event":
                    name = value;
                    break;
                case "data":
                    data = data is null ? new StringBuilder(value) : data.Append('\n').Append(value);
                    break;
                default:
                    // A comment, or what a newer silo says beyond this.
                    break;
            }
        }
    }

    private async Task<(string? Line, Problem? Problem)> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var rest = _buffer.AsSpan(_at, _count - _at);
            var end = rest.IndexOf((byte)'\n');
            _line.AddRange(end < 0 ? rest : rest[..end]);
            if (end >= 0)
            {
                _at += end + 1;
                var line = Encoding.UTF8.GetString([.. _line]).TrimEnd('\r');
                _line.Clear();
                return (line, null);
            }

            if (_line.Count > MaxBlockBytes)
            {
                return (null, transport.Unexpected("a line of more than 4 MiB"));
            }

            (_count, var problem) = await transport.TryReadAsync(
                body, _buffer, transport.Options.StreamTimeout, cancellationToken);
            _at = 0;
            if (_count <= 0)
            {
                _count = 0;
                return (null, problem);
            }
        }
    }
}
