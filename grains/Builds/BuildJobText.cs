using System.Globalization;
using System.Text.Json.Nodes;

namespace Boxyard.Builds;

/// <summary>
/// The jobs of a build, as they are submitted. Everything of the app's spec stands in their section `build`, which
/// boxes read as data.
/// </summary>
public static class BuildJobText
{
    /// <summary>The suite of all jobs of builds and profiles.</summary>
    public const string Suite = "build";

    /// <summary>Beside the time of its target: for getting the image.</summary>
    private static readonly TimeSpan PullTime = TimeSpan.FromMinutes(20);

    public static JsonObject Write(BuildRecord build, BuildPlan plan, BuildJobPlan job, BuildTerms terms)
    {
        var group = job.Role switch
        {
            BuildJobRole.Image => terms.GroupFor(job.Label),
            BuildJobRole.Manifest => terms.GroupFor(plan.Source.Architectures[0]),
            BuildJobRole.Profile => plan.Group ?? terms.ProfileGroup,
            _ => throw new ArgumentOutOfRangeException(nameof(job), job.Role, "Not a role of a job."),
        };
        var timeout = job.Role == BuildJobRole.Profile
            ? TimeSpan.FromSeconds(TargetOf(plan, job).Timeout) + PullTime
            : terms.Timeout;
        return new JsonObject
        {
            ["suite"] = job.Role == BuildJobRole.Profile ? "profile" : Suite,
            ["testbox"] = group,
            ["tbox_group"] = group,
            // Any box of the group, whatever it is made of: images of other architectures are emulated.
            ["queue"] = group,
            ["os_mount"] = "container",
            ["app"] = $"{build.Namespace}/{build.Name}:{build.Version}",
            ["build_number"] = build.Number,
            ["timeout"] = ((long)Math.Ceiling(timeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
            ["build"] = Section(build, plan, job),
        };
    }

    private static JsonObject Section(BuildRecord build, BuildPlan plan, BuildJobPlan job)
    {
        var section = new JsonObject
        {
            ["kind"] = job.Role switch
            {
                BuildJobRole.Image => "build",
                BuildJobRole.Manifest => "manifest",
                BuildJobRole.Profile => "profile",
                _ => throw new ArgumentOutOfRangeException(nameof(job), job.Role, "Not a role of a job."),
            },
            ["namespace"] = build.Namespace,
            ["name"] = build.Name,
            ["version"] = build.Version,
            ["number"] = build.Number,
        };
        switch (job.Role)
        {
            case BuildJobRole.Image:
                AddImage(section, plan, job.Label);
                break;
            case BuildJobRole.Manifest:
                section["platforms"] = Texts(plan.Source.Architectures.Distinct());
                break;
            case BuildJobRole.Profile:
                section["target"] = Target(plan, job);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(job), job.Role, "Not a role of a job.");
        }

        return section;
    }

    private static void AddImage(JsonObject section, BuildPlan plan, string architecture)
    {
        var arguments = plan.Source.BuildArgs.OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => KeyValuePair.Create(argument.Key, (JsonNode?)argument.Value));
        section["platform"] = architecture;
        section["push"] = plan.Push;
        section["source"] = new JsonObject
        {
            ["url"] = plan.Source.Url,
            ["branch"] = plan.Source.Branch,
            ["tag"] = plan.Source.Tag,
            // All architectures are built of what was there at the submit, wherever the branch is by then.
            ["commit"] = plan.Source.Commit,
            ["directory"] = plan.Source.Directory,
            ["dockerfile"] = plan.Source.Dockerfile,
            ["build_args"] = new JsonObject(arguments),
        };
        if (plan.Testing is { } testing)
        {
            section["testing"] = new JsonObject
            {
                ["command"] = Texts(testing.Command),
                ["mask_entrypoint"] = testing.MaskEntrypoint ?? false,
            };
        }
    }

    private static JsonObject Target(BuildPlan plan, BuildJobPlan job)
    {
        var target = TargetOf(plan, job);
        return new JsonObject
        {
            ["index"] = int.Parse(job.Label, CultureInfo.InvariantCulture),
            ["arguments"] = Texts(target.Arguments),
            ["timeout"] = target.Timeout,
            ["with_gpu"] = plan.WithGpu,
        };
    }

    private static BuildTarget TargetOf(BuildPlan plan, BuildJobPlan job) =>
        plan.Targets[int.Parse(job.Label, CultureInfo.InvariantCulture)];

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
