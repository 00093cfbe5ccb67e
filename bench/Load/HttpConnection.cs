using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Boxyard.Bench.Load;

/// <summary>
/// One kept-alive HTTP/1.1 connection that sends ready-made requests. Reads no more of an answer than it must, to stay
/// cheap.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[BufferSize];

    public Task ConnectAsync(IPEndPoint server, CancellationToken cancellationToken) =>
        _socket.ConnectAsync(server, cancellationToken).AsTask();

    /// <summary>
    /// Sends a request and reads its whole answer, which must have a Content-Length. The answer is valid until the next
    /// call.
    /// </summary>
    public async ValueTask<HttpAnswer> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        while (!request.IsEmpty)
        {
            request = request[await _socket.SendAsync(request, cancellationToken)..];
        }

        var received = 0;
        var headerLength = -1;
        var totalLength = int.MaxValue;
        while (received < totalLength)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received), cancellationToken);
            if (count == 0)
            {
                throw new IOException("The server closed the connection in the middle of an answer.");
            }

            received += count;
            if (headerLength < 0)
            {
                headerLength = _buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
                totalLength = headerLength < 0
                    ? int.MaxValue
                    : headerLength + 4 + ContentLength(_buffer.AsSpan(0, headerLength));
            }
        }

        return new HttpAnswer(Status(), _buffer.AsMemory(headerLength + 4, totalLength - headerLength - 4));
    }

    public void Dispose() => _socket.Dispose();

    private int Status() => Utf8Parser.TryParse(_buffer.AsSpan("HTTP/1.1 ".Length, 3), out int status, out _)
        ? status
        : throw new IOException("The answer is not HTTP/1.1.");

    private static int ContentLength(ReadOnlySpan<byte> headers)
    {
        var start = headers.IndexOf("Content-Length: "u8);
        if (start < 0 || !Utf8Parser.TryParse(headers[(start + "Content-Length: ".Length)..], out int length, out _))
        {
            throw new IOException("The answer has no Content-Length.");
        }

        return length > BufferSize - headers.Length - 4
            ? throw new IOException($"The answer of {length} bytes is larger than the benchmark reads.")
            : length;
    }
}
