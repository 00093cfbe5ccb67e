using System.Text;

namespace Boxyard.Dashboard.Jobs;

/// <summary>The first lines of a log, as a page shows them without script.</summary>
public sealed record LogHead
{
    private const int MaxLines = 1_000;
    private const int MaxBytes = 256 * 1024;

    public static readonly LogHead Empty = new();

    public IReadOnlyList<(int Number, string Text)> Lines { get; init; } = [];

    /// <summary>There is more of it.</summary>
    public bool IsCut { get; init; }

    public static async Task<LogHead> ReadAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var isCut = false;
        using var begun = new MemoryStream();
        await foreach (var piece in pieces)
        {
            begun.Write(piece.Span);
            if (begun.Length > MaxBytes)
            {
                isCut = true;
                break;
            }
        }

        var lines = Encoding.UTF8.GetString(begun.GetBuffer(), 0, (int)Math.Min(begun.Length, MaxBytes)).Split('\n');
        // What follows the last line end: nothing, or a line that is not whole yet.
        var count = lines[^1].Length == 0 || isCut ? lines.Length - 1 : lines.Length;
        return new LogHead
        {
            IsCut = isCut || count > MaxLines,
            Lines = [.. lines.Take(Math.Min(count, MaxLines)).Select((text, index) => (index + 1, LogText.Plain(text)))],
        };
    }
}
