namespace Boxyard.Silo;

/// <summary>
/// The rest of a body that nobody wants. Many clients listen only after they have sent all, and would see a broken
/// pipe in place of the answer; so a bounded rest is read and dropped.
/// </summary>
internal static class BodyRest
{
    /// <summary>How much is dropped at most.</summary>
    public const long MaxDroppedBytes = 16 * 1024 * 1024;

    private const int BufferSize = 64 * 1024;

    public static async Task DropAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        var left = MaxDroppedBytes;
        int count;
        while (left > 0 && (count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            left -= count;
        }
    }
}
