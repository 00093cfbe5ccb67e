using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Boxyard.Events;

/// <summary>
/// Writes server-sent events. Waits for the reader when more than a little is on its way, so a slow one costs no
/// memory.
/// </summary>
internal sealed class EventWriter(PipeWriter body, TimeProvider clock)
{
    private const long MaxUnflushedBytes = 16 * 1024;

    /// <summary>When something was sent last.</summary>
    public DateTimeOffset WrittenAt { get; private set; } = clock.GetUtcNow();

    /// <summary>An event with its cursor; without a name it is what browsers call a message.</summary>
    public ValueTask WriteAsync(
        EventCursor cursor, string? name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        Add($"id: {cursor}\n");
        Add(name is null ? "data: " : $"event: {name}\ndata: ");
        body.Write(data.Span);
        Add("\n\n");
        WrittenAt = clock.GetUtcNow();
        return body.UnflushedBytes > MaxUnflushedBytes ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <summary>A comment, and where the stream stands: who connects again need not begin at its last event.</summary>
    public void AddComment(string text, EventCursor cursor)
    {
        Add($": {text}\nid: {cursor}\n\n");
        WrittenAt = clock.GetUtcNow();
    }

    /// <summary>Returns when the connection has room again.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var flushed = await body.FlushAsync(cancellationToken);
        if (flushed.IsCanceled || flushed.IsCompleted)
        {
            throw new OperationCanceledException("The reader is gone.");
        }
    }

    private void Add(string text) => Encoding.UTF8.GetBytes(text, body);
}
