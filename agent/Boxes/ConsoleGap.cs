using System.Text;

namespace Boxyard.Agent.Boxes;

/// <summary>A piece of a console that was dropped, or lost. In the log a sentence stands in its place.</summary>
/// <param name="LogAt">Where the log has that sentence.</param>
/// <param name="FileAt">Where the console's file goes on after the piece.</param>
/// <param name="Dropped">How many bytes it had.</param>
internal sealed record ConsoleGap(long LogAt, long FileAt, long Dropped)
{
    /// <summary>The silo had stored it, and lost it.</summary>
    public bool IsLost { get; init; }

    public byte[] Notice() => Encoding.UTF8.GetBytes(
        $"\n[boxyard-agent: {Dropped} bytes are missing here, since the silo {Reason}]\n");

    /// <summary>The log's offset of the first byte behind the sentence.</summary>
    public long LogEnd() => LogAt + Notice().Length;

    private string Reason => IsLost ? "was restored without them" : "was away: Agent:MaxUnsentConsole";
}
