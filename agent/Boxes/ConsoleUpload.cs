using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Boxes;

/// <summary>
/// Sends what a box's console has new. Where the log ends is the silo's word: a new agent begins at the start and is
/// told how far the one before had come.
/// </summary>
internal sealed class ConsoleUpload(RunRecord run, string stream, SiloAttempts attempts)
{
    private const int ChunkBytes = 256 * 1024;

    private long _offset;
    private bool _isClosed;

    /// <summary>Returns when all of it is stored, or no more of it is taken.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        while (!_isClosed && Read() is { Length: > 0 } bytes)
        {
            var end = await attempts.AppendLogAsync(run, stream, _offset, bytes, cancellationToken);
            // An answer that does not move us on would be asked for again and again.
            _isClosed = end is null || end == _offset;
            _offset = end ?? _offset;
        }
    }

    private byte[] Read()
    {
        using var file = new FileStream(
            run.ConsolePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(_offset, SeekOrigin.Begin);
        var buffer = new byte[ChunkBytes];
        return buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }
}
