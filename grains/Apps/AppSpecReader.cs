using System.Text.Json.Nodes;

namespace Boxyard.Apps;

/// <summary>Reads a submitted spec. The first mistake is told, in the order in which clients know them.</summary>
public static class AppSpecReader
{
    private const int MaxLicenseLength = 256;
    private const int MaxResourceLength = 256;

    /// <summary>Characters of all texts of a spec: lists show them, a thousand at a time.</summary>
    private const int MaxLength = 128 * 1024;

    /// <summary>The fields of a spec; some are taken and not looked at.</summary>
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "namespace", "name", "version", "description", "keywords", "authors", "collaborators", "homepage", "funding",
        "license", "source", "depends_on", "baseCommand", "arguments", "inputs", "resources", "metadata", "frozen",
        "testing", "profiling",
    };

    private static readonly HashSet<string> InputFields =
        new(StringComparer.Ordinal) { "id", "type", "description", "default" };

    private static readonly string[] InputTypes = ["boolean", "int", "long", "float", "double", "string", "File"];

    /// <summary>What it is for, before anything else of it is looked at.</summary>
    public static AppSpecOutcome<AppSpecNames> ReadNames(JsonObject fields) => Try(() =>
    {
        var space = AppSpecFields.Text(fields, "namespace");
        AppSpecFields.Require(space.Length > 0, "namespace missing");
        var name = AppSpecFields.Text(fields, "name");
        AppSpecFields.Require(name.Length > 0, "repository name missing");
        var version = AppSpecFields.Version(fields);
        AppSpecFields.Require(
            version.Length == 0 || AppNames.IsVersion(version),
            "Invalid submission! Check that namespace, repository and version are all valid.");
        return new AppSpecNames(space, name, version);
    });

    /// <summary>The whole spec, without the commit; under this name.</summary>
    public static AppSpecOutcome<AppDraft> Read(JsonObject fields, AppName name) => Try(() =>
    {
        var description = AppSpecFields.Text(fields, "description");
        AppSpecFields.Require(description.Length > 0, "Field description is missing");
        AppSpecFields.Require(fields["source"] is not null, "Field source is missing");
        var source = AppSpecFields.FindObject(
            fields["source"],
            $"Field source has to be of type dict, got {AppSpecFields.TypeOf(fields["source"])}")!;
        AppSpecFields.Require(source.Count > 0, "Field source is missing");
        foreach (var (field, _) in fields)
        {
            AppSpecFields.Require(Fields.Contains(field), $"Field {field} not supported");
        }

        var spec = new AppSpec
        {
            Name = name,
            Description = description,
            Inputs = ReadInputs(fields["inputs"]),
            Resources = ReadResources(fields["resources"]),
            Metadata = AppSpecFields.Json(
                AppSpecFields.FindObject(fields["metadata"], "metadata has to be an object") ?? [], "metadata"),
            Source = AppSourceReader.Read(source),
            Keywords = AppSpecFields.Text(fields, "keywords"),
            Authors = AppSpecFields.Text(fields, "authors"),
            Collaborators = AppSpecFields.Text(fields, "collaborators"),
            Homepage = AppSpecFields.Text(fields, "homepage"),
            Funding = AppSpecFields.Text(fields, "funding"),
            License = AppSpecFields.Text(fields, "license", MaxLicenseLength),
            Testing = AppTestingReader.Read(fields["testing"]),
            Profiling = AppProfilingReader.Read(fields["profiling"]),
        };
        var length = LengthOf(spec);
        AppSpecFields.Require(
            length <= MaxLength, $"The app spec has {length} characters, at most {MaxLength} are stored");
        var isFrozen = AppSpecFields.FindBoolean(fields["frozen"], "Field frozen has to be a boolean");
        return new AppDraft(spec, isFrozen ?? false);
    });

    private static int LengthOf(AppSpec spec) =>
        spec.Description.Length + spec.Keywords.Length + spec.Authors.Length + spec.Collaborators.Length
        + spec.Homepage.Length + spec.Funding.Length + spec.Inputs.Length + spec.Resources.Length
        + spec.Metadata.Length;

    private static string ReadInputs(JsonNode? node)
    {
        var inputs = AppSpecFields.FindArray(node, "Field inputs has to be an array") ?? [];
        foreach (var item in inputs)
        {
            var input = AppSpecFields.FindObject(item, "Each input has to be an object") ?? [];
            foreach (var (field, _) in input)
            {
                AppSpecFields.Require(InputFields.Contains(field), $"Input field {field} not supported");
            }

            AppSpecFields.Require(AppSpecFields.IsText(input["id"]), "Input field id missing");
            AppSpecFields.Require(AppSpecFields.IsText(input["type"]), "Input field type missing");
            var type = input["type"]!.GetValue<string>();
            AppSpecFields.Require(
                InputTypes.Contains(type, StringComparer.Ordinal),
                $"Input type {type} not supported, valid values: {string.Join(',', InputTypes)}");
        }

        return AppSpecFields.Json(inputs, "inputs");
    }

    private static string ReadResources(JsonNode? node)
    {
        var resources = AppSpecFields.FindArray(node, "Field resources has to be an array") ?? [];
        foreach (var resource in resources)
        {
            AppSpecFields.Require(
                (resource?.ToJsonString() ?? "null").Length <= MaxResourceLength,
                $"A resource has at most {MaxResourceLength} characters as JSON");
        }

        return AppSpecFields.Json(resources, "resources");
    }

    private static AppSpecOutcome<T> Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return new AppSpecOutcome<T>(read(), null);
        }
        catch (AppSpecException mistake)
        {
            return new AppSpecOutcome<T>(null, mistake.Message);
        }
    }
}
