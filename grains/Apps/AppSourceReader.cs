using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Boxyard.Apps;

/// <summary>Reads the source of a spec. Fields that it does not know are left alone, as ever.</summary>
internal static class AppSourceReader
{
    private const int MaxReferenceLength = 64;

    public static AppSource Read(JsonObject fields)
    {
        var url = Text(fields, "url");
        AppSpecFields.Require(url.Length > 0, "url missing in source");
        var branch = Text(fields, "branch", maxLength: MaxReferenceLength);
        var tag = Text(fields, "tag", maxLength: MaxReferenceLength);
        AppSpecFields.Require(branch.Length + tag.Length > 0, "Neither tag nor branch specified");
        return new AppSource
        {
            Url = url,
            Branch = branch,
            Tag = tag,
            Directory = PathText(fields, "directory", "."),
            Dockerfile = PathText(fields, "dockerfile", "Dockerfile"),
            Architectures = ReadArchitectures(fields["architectures"]),
            BuildArgs = ReadBuildArgs(fields["build_args"]),
        };
    }

    private static ImmutableArray<string> ReadArchitectures(JsonNode? node)
    {
        var names = AppSpecFields.FindArray(node, "Field architectures has to be an array") ?? [];
        AppSpecFields.Require(names.Count > 0, "architectures missing in source");
        foreach (var name in names)
        {
            AppSpecFields.Require(
                AppSpecFields.IsText(name)
                && AppArchitectures.All.Contains(name!.GetValue<string>(), StringComparer.Ordinal),
                $"Architecture {name?.ToString() ?? "null"} not supported, valid values: "
                + string.Join(',', AppArchitectures.All));
        }

        AppSpecFields.Json(names, "architectures", AppSpecFields.MaxSourceLength);
        return [.. names.Select(name => name!.GetValue<string>()).Distinct(StringComparer.Ordinal)];
    }

    private static ImmutableDictionary<string, string> ReadBuildArgs(JsonNode? node)
    {
        var args = AppSpecFields.FindObject(node, "build_args needs to be a dictionary") ?? [];
        foreach (var (name, value) in args)
        {
            AppSpecFields.Require(AppSpecFields.IsText(value), "build_args values have to be strings");
            AppSpecFields.Require(
                name.Length > 0 && !name.Contains('=') && !name.Any(char.IsControl),
                $"build_args has the name '{name}', which no argument can have");
        }

        AppSpecFields.Json(args, "build_args", AppSpecFields.MaxSourceLength);
        return args.ToImmutableDictionary(arg => arg.Key, arg => arg.Value!.GetValue<string>());
    }

    /// <summary>Below the root of the code.</summary>
    private static string PathText(JsonObject fields, string name, string missing)
    {
        var path = Text(fields, name, missing);
        AppSpecFields.Require(
            !path.Split('/').Contains("..", StringComparer.Ordinal), $"{name} in source must not lead out of the code");
        return path;
    }

    /// <summary>These are arguments of programs: they are no options, and have no line breaks.</summary>
    private static string Text(
        JsonObject fields, string name, string missing = "", int maxLength = AppSpecFields.MaxSourceLength)
    {
        var text = AppSpecFields.Text(fields, name, maxLength, missing);
        AppSpecFields.Require(
            !text.StartsWith('-') && !text.Any(char.IsControl),
            $"{name} in source must not begin with '-' or have control characters");
        return text;
    }
}
