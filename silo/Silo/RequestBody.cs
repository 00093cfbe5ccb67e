using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>Reads a whole body within the route's size limit and <see cref="HttpOptions.BodyTimeout"/>.</summary>
internal sealed class RequestBody(IOptions<HttpOptions> options, TimeProvider clock)
{
    private const int FirstBufferSize = 4096;

    /// <summary>Throws <see cref="BadHttpRequestException"/>: 413 for a body that is too large, 408 for one that is too slow.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var slow = new CancellationTokenSource(options.Value.BodyTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, cancellationToken);
        try
        {
            return await ReadAllAsync(request, either.Token);
        }
        catch (OperationCanceledException cancelled) when (slow.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BadHttpRequestException(
                $"The body did not arrive within {options.Value.BodyTimeout.TotalSeconds} s (Http:BodyTimeout).",
                StatusCodes.Status408RequestTimeout,
                cancelled);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // A declared length is trusted only up to the buffer's growth: Kestrel has refused what is above the limit.
        var buffer = new byte[Math.Max(FirstBufferSize, Math.Min(request.ContentLength ?? 0, 1024 * 1024))];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
        }
    }
}
