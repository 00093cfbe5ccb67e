using Boxyard.Client;

namespace Boxyard.Cli.Testboxes;

/// <summary>Boxes in words.</summary>
internal static class BoxText
{
    /// <summary>One word: what it does, or why it does nothing; empty for nothing.</summary>
    public static string StateOf(Testbox box) =>
        box.Hold?.Kind ?? (box.LiveJobId is not null ? "busy" : box.WtmpState ?? "");
}
