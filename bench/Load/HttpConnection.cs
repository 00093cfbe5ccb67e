using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Boxyard.Bench.Load;

/// <summary>
/// One kept-alive HTTP/1.1 connection that sends ready-made requests. Reads no more of an answer than it must, to stay
/// cheap.
/// </summary>
internal sealed class HttpConnection(int bufferSize = 64 * 1024) : IDisposable
{
    private const int UnknownLength = int.MaxValue;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[bufferSize];

    public Task ConnectAsync(IPEndPoint server, CancellationToken cancellationToken) =>
        _socket.ConnectAsync(server, cancellationToken).AsTask();

    /// <summary>
    /// Sends a request and reads its whole answer; a chunked one is given with its chunks' lengths. It is valid until
    /// the next call.
    /// </summary>
    public async ValueTask<HttpAnswer> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        while (!request.IsEmpty)
        {
            request = request[await _socket.SendAsync(request, cancellationToken)..];
        }

        var received = 0;
        var headerLength = -1;
        var totalLength = UnknownLength;
        while (totalLength == UnknownLength ? !EndsChunks(received, headerLength) : received < totalLength)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received), cancellationToken);
            if (count == 0)
            {
                throw new IOException(
                    "The server closed the connection in the middle of an answer, or it is larger than the "
                    + "benchmark reads.");
            }

            received += count;
            if (headerLength < 0)
            {
                headerLength = _buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
                totalLength = headerLength < 0 ? UnknownLength : TotalLength(_buffer.AsSpan(0, headerLength));
            }
        }

        return new HttpAnswer(Status(), _buffer.AsMemory(headerLength + 4, received - headerLength - 4));
    }

    public void Dispose() => _socket.Dispose();

    private int Status() => Utf8Parser.TryParse(_buffer.AsSpan("HTTP/1.1 ".Length, 3), out int status, out _)
        ? status
        : throw new IOException("The answer is not HTTP/1.1.");

    // No JSON that a server writes holds a line end, so this one is the last chunk's.
    private bool EndsChunks(int received, int headerLength) =>
        headerLength >= 0 && _buffer.AsSpan(0, received).EndsWith("\r\n0\r\n\r\n"u8);

    private static int TotalLength(ReadOnlySpan<byte> headers)
    {
        if (headers.IndexOf("Transfer-Encoding: chunked"u8) >= 0)
        {
            return UnknownLength;
        }

        var start = headers.IndexOf("Content-Length: "u8);
        return start >= 0 && Utf8Parser.TryParse(headers[(start + "Content-Length: ".Length)..], out int length, out _)
            ? headers.Length + 4 + length
            : throw new IOException("The answer has neither a Content-Length nor chunks.");
    }
}
