using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>
/// Where an attempt's results are kept, as boxes and clients name it (without the `/srv` that some clients put in
/// front). A job whose parameters are `300` has its root below that of job 300 when that one is alike and has none: an
/// upload of job 300 that would go there is refused (<see cref="LiesBelow"/>), since clients reckon roots themselves.
/// </summary>
public static class ResultRoot
{
    /// <summary>The most parts that a root has after `/result`.</summary>
    public const int MaxParts = 6;

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

    /// <summary>The ids of other attempts in whose root a path below a root would be, if they are alike.</summary>
    public static IEnumerable<(ShownId ShownId, string Root)> LiesBelow(string root, string path)
    {
        var parts = path.Split('/');
        for (var count = 1; count <= parts.Length && count <= MaxParts; count++)
        {
            if (ShownId.TryParse(parts[count - 1], out var shownId))
            {
                yield return (shownId, $"{root}/{string.Join('/', parts[..count])}");
            }
        }
    }

    private static string Join(IEnumerable<string?> parts, ShownId shownId)
    {
        var named = parts.OfType<string>().Where(part => part.Length > 0);
        return $"/result/{string.Join('/', named.Append(shownId.ToString()))}";
    }
}
