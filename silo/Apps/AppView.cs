using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Boxyard.Apps;

/// <summary>What the registry shows of apps, repositories and permissions.</summary>
internal static class AppView
{
    /// <summary>Not shown with `view=app`, which is what would be submitted.</summary>
    private static readonly string[] RecordFields =
    [
        "id", "keywords", "authors", "collaborators", "homepage", "funding", "license", "frozen", "owner",
        "time_created", "time_last_updated",
    ];

    public static JsonObject Of(AppRecord app, bool asSpec = false)
    {
        var spec = app.Spec;
        var view = new JsonObject
        {
            ["id"] = app.Name.ToString(),
            ["namespace"] = app.Name.Namespace,
            ["name"] = app.Name.Repository,
            ["version"] = app.Name.Version,
            ["owner"] = app.Owner,
            ["frozen"] = app.IsFrozen,
            ["description"] = spec.Description,
            ["keywords"] = spec.Keywords,
            ["authors"] = spec.Authors,
            ["collaborators"] = spec.Collaborators,
            ["homepage"] = spec.Homepage,
            ["funding"] = spec.Funding,
            ["license"] = spec.License,
            ["depends_on"] = "",
            ["baseCommand"] = "",
            ["arguments"] = "",
            ["inputs"] = JsonNode.Parse(spec.Inputs),
            ["metadata"] = JsonNode.Parse(spec.Metadata),
            ["source"] = SourceOf(spec.Source),
            ["time_created"] = TimeOf(app.CreatedAt),
            ["time_last_updated"] = TimeOf(app.ChangedAt),
        };
        AddOptional(view, spec);
        foreach (var field in asSpec ? RecordFields : [])
        {
            view.Remove(field);
        }

        return view;
    }

    /// <summary>As it stands in lists, which also say where its pictures are.</summary>
    public static JsonObject OfListed(AppRecord app, bool asSpec = false)
    {
        var view = Of(app, asSpec);
        if (asSpec)
        {
            return view;
        }

        view["thumbnail"] = PathsOf(app, AppMetaFileKind.Thumb).FirstOrDefault();
        view["science_description"] = PathsOf(app, AppMetaFileKind.ScienceDescription).FirstOrDefault();
        var images = PathsOf(app, AppMetaFileKind.Image);
        view["images"] = images.IsEmpty ? null : new JsonArray([.. images.Select(path => JsonValue.Create(path))]);
        return view;
    }

    /// <summary>With `permissions`, where there are grants.</summary>
    public static JsonObject Of(AppRepositoryRecord repository, IReadOnlyList<AppGrant>? grants = null)
    {
        var view = new JsonObject
        {
            ["description"] = "",
            ["external_link"] = "",
            ["name"] = repository.Name,
            ["namespace"] = repository.Namespace,
            ["owner_id"] = repository.Owner,
            ["type"] = "repository",
        };
        if (grants is { Count: > 0 })
        {
            view["permissions"] = Of(grants, Of);
        }

        return view;
    }

    public static JsonObject Of(AppGrant grant) => new()
    {
        ["grantee"] = grant.Grantee,
        ["granteeType"] = AppWords.Of(grant.GranteeKind),
        ["permission"] = AppWords.Of(grant.Permission),
        ["resourceName"] = grant.IsOnNamespace ? grant.Namespace : $"{grant.Namespace}/{grant.Repository}",
        ["resourceType"] = grant.IsOnNamespace ? "namespace" : "repository",
    };

    public static JsonArray Of<TItem>(IEnumerable<TItem> items, Func<TItem, JsonNode> view) => [.. items.Select(view)];

    private static void AddOptional(JsonObject view, AppSpec spec)
    {
        if (spec.Testing is { } testing)
        {
            view["testing"] = new JsonObject
            {
                ["command"] = new JsonArray([.. testing.Command.Select(word => JsonValue.Create(word))]),
            };
            if (testing.MaskEntrypoint is { } isMasked)
            {
                view["testing"]!["mask_entrypoint"] = isMasked;
            }
        }

        if (spec.Profiling is { } profiling)
        {
            view["profiling"] = JsonNode.Parse(profiling.Text);
        }
    }

    private static JsonObject SourceOf(AppSource source) => new()
    {
        ["architectures"] = new JsonArray([.. source.Architectures.Select(name => JsonValue.Create(name))]),
        ["branch"] = source.Branch,
        ["build_args"] = new JsonObject(
            source.BuildArgs.Select(arg => KeyValuePair.Create(arg.Key, (JsonNode?)JsonValue.Create(arg.Value)))),
        ["directory"] = source.Directory,
        ["dockerfile"] = source.Dockerfile,
        ["git_commit"] = source.Commit,
        ["tag"] = source.Tag,
        ["url"] = source.Url,
    };

    private static ImmutableArray<string> PathsOf(AppRecord app, AppMetaFileKind kind) =>
    [
        .. app.MetaFiles
            .Where(file => file.Kind == kind)
            .Select(file => $"{app.Name.Namespace}/{app.Name.Repository}/{app.Name.Version}/{file.FileName}"),
    ];

    private static string TimeOf(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
