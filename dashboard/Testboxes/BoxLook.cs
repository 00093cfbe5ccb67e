using Boxyard.Client;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>What a box is at, in a word, a symbol and a tone.</summary>
internal static class BoxLook
{
    /// <summary>Drained or quarantined, in one word.</summary>
    public const string Held = "held";

    /// <summary>As the silo counts boxes of groups; a box that waits asks at least every ten minutes.</summary>
    private static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(15);

    public static (string Word, string Symbol, string Tone) Of(Testbox box, DateTimeOffset now) => box switch
    {
        { Hold.Kind: "quarantined" } => ("quarantined", "⚠", "bad"),
        { Hold: not null } => ("drained", "‖", "odd"),
        { LiveJobId: not null } => ("busy", "▶", "live"),
        { SeenAt: null } => ("silent", "☾", "idle"),
        { SeenAt: { } seenAt } when now - seenAt > MaxSilence => ("silent", "☾", "idle"),
        _ => ("ready", "✓", "good"),
    };
}
