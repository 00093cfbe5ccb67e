using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>
/// A log of an attempt on the page of its job: the end of it, and what it grows by. All of it is read by the page's
/// script, so that the page waits for none.
/// </summary>
public sealed partial class JobLogPart : ComponentBase
{
    /// <summary>A longer log begins with its last lines, without numbers; its own page has all of it.</summary>
    private const long MaxTail = 128 * 1024;

    /// <summary>What a program says, before what its machine says.</summary>
    private static readonly string[] Streams = ["stdout", "console", "stderr", "serial", "dmesg"];

    [Parameter]
    [EditorRequired]
    public required long JobId { get; set; }

    [Parameter]
    [EditorRequired]
    public required JobAttempt Attempt { get; set; }

    /// <summary>The one that the visitor wants; null for the most telling.</summary>
    [Parameter]
    public string? Stream { get; set; }

    private bool IsLive => Attempt.EndedAt is null;

    private JobLog? Log => Attempt.Logs.FirstOrDefault(log => log.Stream == Stream) ?? Attempt.Logs
        .Where(log => log.Size > 0)
        .MinBy(log => Array.IndexOf(Streams, log.Stream) switch
        {
            < 0 => Streams.Length,
            // Of a panic the machine tells.
            var place => Attempt.State == JobState.Crashed ? -place : place,
        });

    private string? Page => Log is { } log ? JobLinks.Log(JobId, Attempt.Number, log.Stream) : null;
}
