using System.Text.Json;
using Boxyard.Client;

namespace Boxyard.Dashboard.Events;

/// <summary>Events in words.</summary>
internal static class EventText
{
    private const int MaxLength = 300;

    /// <summary>Kinds that people look for; there are others.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "submitted", "state_changed", "queue_paused", "queue_resumed", "testbox_drained", "testbox_quarantined",
        "testbox_resumed", "testbox_noted", "hardware_set", "package_written", "files_removed",
    ];

    /// <summary>`queue_paused` as `queue paused`.</summary>
    public static string Title(string kind) => kind.Replace('_', ' ');

    /// <summary>What else is known of it: names and values, without what the other columns say.</summary>
    public static string Detail(BoxyardEvent happened)
    {
        if (happened.Data is not { ValueKind: JsonValueKind.Object } data)
        {
            return happened.Data?.ToString() ?? "";
        }

        var isChange = happened.FindState() is not null;
        var text = string.Join(", ", data.EnumerateObject()
            .Where(field => !(isChange && field.Name == "to") && field.Value.ValueKind != JsonValueKind.Null)
            .Select(field => $"{Title(field.Name)}: {field.Value}"));
        return text.Length <= MaxLength ? text : $"{text[..MaxLength]}…";
    }
}
