using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>
/// Refuses the section `build: {kind: ...}` in jobs from outside. It has builders push images by their own password, and
/// whether somebody may build an app is asked only where builds are asked for.
/// </summary>
internal static class BuildField
{
    private const string Name = "build";

    public static void Check(JobFields fields, JobSubmitter submitter)
    {
        if (!submitter.IsBuild && fields.Node(Name) is JsonObject section && section.ContainsKey("kind"))
        {
            fields.Fail(
                Name,
                "'build' with a 'kind' is what builders get for an app. Ask for it by POST /ecr/builds/NS/REPO/VERSION "
                + "or /ecr/profile/NS/REPO/VERSION.");
        }
    }
}
