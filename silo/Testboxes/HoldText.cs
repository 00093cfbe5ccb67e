using System.Globalization;

namespace Boxyard.Testboxes;

/// <summary>A hold in a sentence for people.</summary>
internal static class HoldText
{
    public static string Of(TestboxHold hold)
    {
        var at = hold.HeldAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var reason = hold.Reason is null ? "" : $": {hold.Reason.TrimEnd('.')}";
        return $"the box is {Word(hold.Kind)} since {at} by {hold.By}{reason}.";
    }

    private static string Word(HoldKind kind) => kind switch
    {
        HoldKind.Drained => "drained",
        HoldKind.Quarantined => "quarantined",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a hold."),
    };
}
