using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>
/// Reads a whole body within the route's size limit and <see cref="HttpOptions.BodyTimeout"/>. Of a body that is too
/// large a bounded rest is read and dropped: many clients listen only after they have sent all, and would see a broken
/// pipe in place of the 413.
/// </summary>
internal sealed class RequestBody(IOptions<HttpOptions> options, TimeProvider clock)
{
    private const int FirstBufferSize = 4096;
    private const int MaxFirstBufferSize = 1024 * 1024;

    /// <summary>
    /// Throws <see cref="BadHttpRequestException"/>: 413 for a body that is too large, 408 for one that is too slow.
    /// </summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var maxLength = RaiseLimit(request);
        if (TryTakeArrived(request, maxLength, out var arrived))
        {
            return arrived;
        }

        using var slow = new CancellationTokenSource(options.Value.BodyTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, cancellationToken);
        try
        {
            return await ReadAllAsync(request, maxLength, either.Token);
        }
        catch (OperationCanceledException cancelled) when (
            slow.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BadHttpRequestException(
                $"The body did not arrive within {options.Value.BodyTimeout.TotalSeconds} s (Http:BodyTimeout).",
                StatusCodes.Status408RequestTimeout,
                cancelled);
        }
    }

    /// <summary>
    /// Lets the server read beyond the route's limit, which is returned. A client that asks first (`Expect`) needs none
    /// of that, and neither does one that says it would send more than we drop: the server refuses both at once.
    /// </summary>
    private static long RaiseLimit(HttpRequest request)
    {
        var feature = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (feature is not { IsReadOnly: false, MaxRequestBodySize: { } maxLength })
        {
            return feature?.MaxRequestBodySize ?? long.MaxValue;
        }

        if (request.Headers.Expect.Count == 0)
        {
            feature.MaxRequestBodySize = maxLength + BodyRest.MaxDroppedBytes;
        }

        return maxLength;
    }

    /// <summary>Most jobs come together with their headers, and need neither a timer nor a stream.</summary>
    private static bool TryTakeArrived(HttpRequest request, long maxLength, out ReadOnlyMemory<byte> body)
    {
        body = default;
        if (request.ContentLength is not { } length || length > maxLength || !request.BodyReader.TryRead(out var read))
        {
            return false;
        }

        if (!read.IsCompleted)
        {
            request.BodyReader.AdvanceTo(read.Buffer.Start);
            return false;
        }

        body = read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return true;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(
        HttpRequest request, long maxLength, CancellationToken cancellationToken)
    {
        // A declared length is trusted only up to the buffer's growth.
        var buffer = new byte[Math.Clamp(request.ContentLength ?? 0, FirstBufferSize, MaxFirstBufferSize)];
        var length = 0;
        while (true)
        {
            if (length > maxLength || request.ContentLength > maxLength)
            {
                await DropAsync(request.Body, cancellationToken);
                throw new BadHttpRequestException(
                    $"The body is too large: at most {maxLength} bytes are taken here. Send less.",
                    StatusCodes.Status413PayloadTooLarge);
            }

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

    private static async Task DropAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            await BodyRest.DropAsync(body, cancellationToken);
        }
        catch (BadHttpRequestException limit) when (limit.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // The server's own limit: enough is dropped, and the caller names the limit that counts.
        }
    }
}
