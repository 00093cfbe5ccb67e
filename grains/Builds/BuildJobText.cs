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
        var (suite, group, timeout, wanted) = job.Role switch
        {
            BuildJobRole.Image => (Suite, terms.GroupFor(job.Label), terms.Timeout, Image(plan, job.Label)),
            BuildJobRole.Manifest => (
                Suite, terms.GroupFor(plan.Source.Architectures[0]), terms.Timeout, Manifest(plan)),
            BuildJobRole.Profile => (
                "profile",
                plan.Group ?? terms.ProfileGroup,
                TimeSpan.FromSeconds(TargetOf(plan, job).Timeout) + PullTime,
                Profile(plan, job)),
            _ => throw new ArgumentOutOfRangeException(nameof(job), job.Role, "Not a role of a job."),
        };
        return new JsonObject
        {
            ["suite"] = suite,
            ["testbox"] = group,
            ["tbox_group"] = group,
            // Any box of the group, whatever it is made of: images of other architectures are emulated.
            ["queue"] = group,
            ["os_mount"] = "container",
            ["app"] = $"{build.Namespace}/{build.Name}:{build.Version}",
            ["build_number"] = build.Number,
            ["timeout"] = ((long)Math.Ceiling(timeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
            ["build"] = Section(build, wanted),
        };
    }

    /// <summary>Which build it is of, and what is wanted for it.</summary>
    private static JsonObject Section(BuildRecord build, JsonObject wanted)
    {
        wanted["namespace"] = build.Namespace;
        wanted["name"] = build.Name;
        wanted["version"] = build.Version;
        wanted["number"] = build.Number;
        return wanted;
    }

    private static JsonObject Image(BuildPlan plan, string architecture)
    {
        var arguments = plan.Source.BuildArgs.OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => KeyValuePair.Create(argument.Key, (JsonNode?)argument.Value));
        var section = new JsonObject
        {
            ["kind"] = "build",
            ["platform"] = architecture,
            ["push"] = plan.Push,
            ["source"] = new JsonObject
            {
                ["url"] = plan.Source.Url,
                ["branch"] = plan.Source.Branch,
                ["tag"] = plan.Source.Tag,
                // All architectures are built of what was there at the submit, wherever the branch is by then.
                ["commit"] = plan.Source.Commit,
                ["directory"] = plan.Source.Directory,
                ["dockerfile"] = plan.Source.Dockerfile,
                ["build_args"] = new JsonObject(arguments),
            },
        };
        if (plan.Testing is { } testing)
        {
            section["testing"] = new JsonObject
            {
                ["command"] = Texts(testing.Command),
                ["mask_entrypoint"] = testing.MaskEntrypoint ?? false,
            };
        }

        return section;
    }

    private static JsonObject Manifest(BuildPlan plan) => new()
    {
        ["kind"] = "manifest",
        ["platforms"] = Texts(plan.Source.Architectures.Distinct()),
    };

    private static JsonObject Profile(BuildPlan plan, BuildJobPlan job)
    {
        var target = TargetOf(plan, job);
        return new JsonObject
        {
            ["kind"] = "profile",
            ["target"] = new JsonObject
            {
                ["index"] = int.Parse(job.Label, CultureInfo.InvariantCulture),
                ["arguments"] = Texts(target.Arguments),
                ["timeout"] = target.Timeout,
                ["with_gpu"] = plan.WithGpu,
            },
        };
    }

    private static BuildTarget TargetOf(BuildPlan plan, BuildJobPlan job) =>
        plan.Targets[int.Parse(job.Label, CultureInfo.InvariantCulture)];

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
