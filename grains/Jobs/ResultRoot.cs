using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>
/// Where an attempt's results are kept, as boxes and clients name it (without the `/srv` that some clients put in
/// front).
/// </summary>
public static class ResultRoot
{
    /// <summary>`/result/suite/date/group/rootfs/parameters/id`; an empty part disappears.</summary>
    public static string For(JsonObject spec, ShownId shownId)
    {
        string[] parts =
        [
            Part(spec, "suite"),
            Part(spec, "submit_date"),
            Part(spec, "tbox_group"),
            Part(spec, "rootfs"),
            Part(spec, "pp_params"),
            shownId.ToString(),
        ];
        return "/result/" + string.Join('/', parts.Where(part => part.Length > 0));
    }

    private static string Part(JsonObject spec, string field) => spec[field]?.GetValue<string>() ?? "";
}
