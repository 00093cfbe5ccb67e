using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Boxyard.Results;

/// <summary>Lines of a UTF-8 file of which nothing is known: a line without end takes no more memory than a long one.</summary>
internal sealed class BoundedLineReader(Stream content) : IDisposable
{
    public const int MaxLineLength = 16_384;

    private readonly StreamReader _reader = new(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
    private readonly char[] _buffer = new char[8_192];
    private readonly StringBuilder _line = new();
    private int _next;
    private int _filled;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line that was read last was longer than <see cref="MaxLineLength"/> and lacks its end.</summary>
    public bool IsCut { get; private set; }

    public bool TryRead([NotNullWhen(true)] out string? line)
    {
        line = null;
        if (!HasMore())
        {
            return false;
        }

        _line.Clear();
        IsCut = false;
        while (HasMore())
        {
            var rest = _buffer.AsSpan(_next, _filled - _next);
            var end = rest.IndexOf('\n');
            Append(end < 0 ? rest : rest[..end]);
            _next += end < 0 ? rest.Length : end + 1;
            if (end >= 0)
            {
                break;
            }
        }

        Number++;
        line = _line.ToString().TrimEnd('\r');
        return true;
    }

    public void Dispose() => _reader.Dispose();

    private bool HasMore()
    {
        if (_next == _filled)
        {
            _next = 0;
            _filled = _reader.Read(_buffer);
        }

        return _filled > 0;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        var room = MaxLineLength - _line.Length;
        IsCut |= part.Length > room;
        _line.Append(part.Length > room ? part[..room] : part);
    }
}
