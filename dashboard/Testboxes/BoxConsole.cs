using System.Text;
using Boxyard.Client;
using Boxyard.Dashboard.Jobs;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>The end of what the console of a box said in its newest run.</summary>
public sealed record BoxConsole
{
    private const long MaxBytes = 6_000;
    private const int MaxLines = 14;

    /// <summary>Where boxes' consoles go, the most telling first.</summary>
    private static readonly string[] Streams = ["serial", "console", "dmesg"];

    public required string Stream { get; init; }
    public required string Address { get; init; }

    /// <summary>Without the colours of a terminal.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Null when that run has none, or it cannot be read: the rest of the page is worth more.</summary>
    public static async Task<BoxConsole?> FindAsync(
        BoxyardClient silo, long jobId, JobAttempt attempt, CancellationToken cancellationToken)
    {
        var log = Streams
            .Select(stream => attempt.Logs.FirstOrDefault(log => log.Stream == stream && log.Size > 0))
            .FirstOrDefault(log => log is not null);
        if (log is null)
        {
            return null;
        }

        try
        {
            using var end = new MemoryStream();
            var offset = Math.Max(0, log.Size - MaxBytes);
            await foreach (var piece in silo.Jobs.ReadLogAsync(
                jobId, attempt.Number, log.Stream, offset, cancellationToken))
            {
                end.Write(piece.Span);
                if (end.Length > 4 * MaxBytes)
                {
                    break;
                }
            }

            var lines = Encoding.UTF8.GetString(end.GetBuffer(), 0, (int)end.Length).TrimEnd('\n').Split('\n');
            // The first may be cut.
            return new BoxConsole
            {
                Stream = log.Stream,
                Address = JobLinks.Log(jobId, attempt.Number, log.Stream),
                Lines = [.. lines.Skip(offset > 0 ? 1 : 0).TakeLast(MaxLines).Select(LogText.Plain)],
            };
        }
        catch (BoxyardException)
        {
            return null;
        }
    }
}
