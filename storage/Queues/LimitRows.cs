using System.Text.Json;
using Boxyard.Queues;

namespace Boxyard.Storage.Queues;

/// <summary>What the statements of limits want.</summary>
internal static class LimitRows
{
    /// <summary>The queues of a group: its own, and those whose name goes on with a dot or a slash.</summary>
    public static RowSet OfGroups(IReadOnlyList<string> groups) => new Rows<string>(groups)
        .Text("name", group => group)
        .Text("first", group => $"{group}.")
        // The letter after the slash, which comes after the dot.
        .Text("end", group => $"{group}0");

    public static RowSet OfSubmitters(IReadOnlyList<string> submitters) =>
        new Rows<string>(submitters).Text("submitter", submitter => submitter);

    /// <summary>Who may have how many live attempts.</summary>
    public static RowSet WithLimits(this RowSet rows, LimitTable limits) => rows
        .With("limits", JsonSerializer.Serialize(limits.Named))
        .With("limit", limits.Default);

    public static string[] GroupsOf(IEnumerable<string> queues, LimitTable limits) => limits.IsOn
        ?
        [
            .. queues
                .Select(LimitGroup.Of)
                .Distinct(StringComparer.Ordinal)
                .Where(group => limits.Of(group) is not null),
        ]
        : [];
}
