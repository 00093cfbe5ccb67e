using System.Net;

namespace Boxyard.Client.Http;

/// <summary>
/// A stream that is sent as it is read; the time-out of its request begins anew with each piece, so that a large file
/// may take as long as it takes.
/// </summary>
internal sealed class UploadContent(Stream source, long length) : HttpContent
{
    private const int PieceSize = 64 * 1024;

    private Action? _moved;

    /// <summary>Has <paramref name="moved"/> called after each piece, until what is returned is disposed.</summary>
    public IDisposable Watch(Action moved)
    {
        _moved = moved;
        return new Watching(this);
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = new byte[PieceSize];
        int count;
        while ((count = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            _moved?.Invoke();
        }
    }

    private sealed class Watching(UploadContent content) : IDisposable
    {
        public void Dispose() => content._moved = null;
    }
}
