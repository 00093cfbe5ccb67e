using System.Text.Json;
using Boxyard.Builds;
using Boxyard.Jobs;

namespace Boxyard.Storage.Builds;

/// <summary>What the history tells of builds and profiles.</summary>
internal static class BuildEvents
{
    public static JobEvent Changed(BuildRecord build, BuildState state, BuildResult? result)
    {
        var data = DataOf(build);
        data["state"] = EnumText.Of(state);
        if (result is not null)
        {
            data["result"] = EnumText.Of(result.Value);
        }

        return Of("build_changed", data);
    }

    /// <summary>What becomes of it only Jenkins knows.</summary>
    public static JobEvent BegunByJenkins(JenkinsRequest request, long number) => Of("build_changed", new()
    {
        ["app"] = $"{request.Namespace}/{request.Name}:{request.Version}",
        ["number"] = $"{number}",
        ["kind"] = EnumText.Of(BuildKind.Build),
        ["state"] = "jenkins",
    });

    public static JobEvent Certified(BuildRecord profile, string? account)
    {
        var data = DataOf(profile);
        data["by"] = account;
        return Of("profile_certified", data);
    }

    private static Dictionary<string, string?> DataOf(BuildRecord build) => new()
    {
        ["app"] = $"{build.Namespace}/{build.Name}:{build.Version}",
        ["number"] = $"{build.Number}",
        ["kind"] = EnumText.Of(build.Kind),
    };

    private static JobEvent Of(string kind, Dictionary<string, string?> data) =>
        new() { Kind = kind, Data = JsonSerializer.Serialize(data) };
}
