using System.Globalization;
using Boxyard.Client;

namespace Boxyard.Dashboard.Live;

/// <summary>What a page shows, so that it is told when it should be looked at again.</summary>
internal static class LiveTopic
{
    /// <summary>Everything that happens.</summary>
    public const string Lab = "lab";

    private const int MaxLength = 200;
    private const string JobPrefix = "job:";
    private const string BoxPrefix = "box:";

    /// <summary>The topic of the page at this path.</summary>
    public static string OfPath(string? path) =>
        (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["jobs", var id, ..] when TryReadId(id, out var number) => OfJob(number),
            ["boxes", var name] => OfBox(name),
            _ => Lab,
        };

    /// <summary>The topics whose pages an event changes.</summary>
    public static IEnumerable<string> Of(BoxyardEvent happened)
    {
        yield return Lab;
        if (happened.JobId is { } id)
        {
            yield return OfJob(id);
        }

        if (happened.Testbox is { } box)
        {
            yield return OfBox(box);
        }
    }

    public static bool IsKnown(string topic) =>
        topic.Length <= MaxLength
        && (topic == Lab
            || (topic.StartsWith(BoxPrefix, StringComparison.Ordinal) && topic.Length > BoxPrefix.Length)
            || (topic.StartsWith(JobPrefix, StringComparison.Ordinal)
                && TryReadId(topic.AsSpan(JobPrefix.Length), out _)));

    private static bool TryReadId(ReadOnlySpan<char> text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private static string OfJob(long id) => string.Create(CultureInfo.InvariantCulture, $"{JobPrefix}{id}");

    private static string OfBox(string name) => $"{BoxPrefix}{name}";
}
