using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Boot;

/// <summary>Where the results of an attempt are kept, as boxes and clients name it.</summary>
internal static class ResultRoot
{
    private static readonly string[] Elements = ["suite", "submit_date", "tbox_group", "rootfs", "pp_params"];

    /// <summary>`/result/suite/submit_date/tbox_group/rootfs/pp_params/id`; an empty element disappears.</summary>
    public static string For(JsonElement spec, ShownId id)
    {
        var values = Elements.Select(name => JobFields.Text(spec, name)).Where(value => value is not null);
        return $"/result/{string.Join('/', values)}/{id}";
    }
}
