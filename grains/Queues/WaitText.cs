using System.Globalization;

namespace Boxyard.Queues;

/// <summary>How the sentences of reasons name things.</summary>
internal static class WaitText
{
    /// <summary>How many are named in a sentence.</summary>
    private const int MaxNamed = 5;

    public static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        var more = all.Count > MaxNamed ? $" and {all.Count - MaxNamed} more" : "";
        return string.Join(", ", all.Take(MaxNamed)) + more;
    }

    public static string At(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Since when, by whom and why.</summary>
    public static string Of(QueuePause pause)
    {
        var by = pause.By is null ? "" : $" by {pause.By}";
        var reason = pause.Reason is null ? "" : $": {pause.Reason.TrimEnd('.')}";
        return $"since {At(pause.PausedAt)}{by}{reason}";
    }
}
