using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>
/// Where an attempt's results are kept, as boxes and clients name it (without the `/srv` that some clients put in
/// front). No root lies below another: only its last part can be read as the id that a box is shown. Parameters such as
/// `300` are common, so a part that could be is marked instead of refused.
/// </summary>
public static class ResultRoot
{
    /// <summary>The most parts that a root has after `/result`.</summary>
    public const int MaxParts = 6;

    private const string NotAnId = "_";

    private static readonly string[] Parts = ["suite", "submit_date", "tbox_group", "rootfs", "pp_params"];

    /// <summary>`/result/suite/date/group/rootfs/parameters/id`; an empty part disappears.</summary>
    public static string For(JsonObject spec, ShownId shownId) => Join(
        Parts.Select(part => spec[part] is JsonValue value && value.TryGetValue(out string? text) ? text : null),
        shownId);

    /// <inheritdoc cref="For(JsonObject, ShownId)"/>
    public static string For(JsonElement spec, ShownId shownId) => Join(
        Parts.Select(part => spec.TryGetProperty(part, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null),
        shownId);

    private static string Join(IEnumerable<string?> parts, ShownId shownId)
    {
        var marked = parts.OfType<string>().Where(part => part.Length > 0).Select(Mark);
        return $"/result/{string.Join('/', marked.Append(shownId.ToString()))}";
    }

    private static string Mark(string part) => ShownId.TryParse(part, out _) ? NotAnId + part : part;
}
