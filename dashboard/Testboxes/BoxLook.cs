using Boxyard.Client;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>What a box is at, in a word, a symbol and a tone.</summary>
internal static class BoxLook
{
    /// <summary>A box that waits asks at least every ten minutes.</summary>
    private static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(30);

    public static (string Word, string Symbol, string Tone) Of(Testbox box, DateTimeOffset now) => box switch
    {
        { Hold.Kind: "quarantined" } => ("quarantined", "⚠", "bad"),
        { Hold: not null } => ("drained", "‖", "odd"),
        { LiveJobId: not null } => ("busy", "▶", "live"),
        { SeenAt: null } => ("never seen", "·", "idle"),
        { SeenAt: { } seenAt } when now - seenAt > MaxSilence => ("silent", "☾", "idle"),
        _ => ("ready", "✓", "good"),
    };
}
