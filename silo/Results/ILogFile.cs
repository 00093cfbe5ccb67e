namespace Boxyard.Results;

/// <summary>A log that is held for writing until it is disposed.</summary>
internal interface ILogFile : IAsyncDisposable
{
    /// <summary>
    /// Cuts the log to `size`, the bytes that count, and appends. Returns the new size when all is on disk for good, or null when it would pass `maxBytes`.
    /// </summary>
    Task<long?> AppendAsync(long size, Stream content, long maxBytes, CancellationToken cancellationToken);
}
