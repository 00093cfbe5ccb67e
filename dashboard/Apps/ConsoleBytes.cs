namespace Boxyard.Dashboard.Apps;

/// <summary>A log that comes from its beginning, for who has a part of it already.</summary>
internal static class ConsoleBytes
{
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> SkipAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, long count)
    {
        await foreach (var piece in pieces)
        {
            var skipped = (int)Math.Clamp(count, 0, piece.Length);
            count -= skipped;
            if (skipped < piece.Length)
            {
                yield return piece[skipped..];
            }
        }
    }
}
