using System.Text.Json.Nodes;
using Boxyard.Apps;
using Boxyard.Builds;

namespace Boxyard.Profiles;

/// <summary>Finds profiles, and writes them as clients know them.</summary>
internal sealed class ProfileAnswers(IBuildStore builds, IProfileStore profiles)
{
    /// <summary>The newest of a version; null when there is none.</summary>
    public Task<BuildRecord?> FindNewestAsync(AppName app, CancellationToken cancellationToken) =>
        builds.FindNewestAsync(app.Namespace, app.Repository, app.Version, BuildKind.Profile, cancellationToken);

    /// <summary>One of this version.</summary>
    public async Task<BuildRecord?> FindAsync(AppName app, long number, CancellationToken cancellationToken) =>
        await FindOfAnyVersionAsync(app, number, cancellationToken) is { } build && build.Version == app.Version
            ? build
            : null;

    /// <summary>Permissions are of repositories, so whoever reads one version reads the others.</summary>
    public async Task<BuildRecord?> FindOfAnyVersionAsync(
        AppName app, long number, CancellationToken cancellationToken) =>
        await builds.FindAsync(app.Namespace, app.Repository, number, cancellationToken)
            is { Kind: BuildKind.Profile } build
            ? build
            : null;

    public async Task<JsonObject> WriteAsync(
        BuildRecord build, HttpContext context, CancellationToken cancellationToken)
    {
        var answer = await BuildRoutes.WriteAsync(build, builds, context, cancellationToken);
        var profile = await profiles.FindAsync(build, cancellationToken);
        answer["profile"] = profile is null ? null : JsonNode.Parse(profile.Profile);
        answer["certifiedBy"] = profile?.CertifiedBy;
        answer["certifiedNote"] = profile?.Note;
        answer["certifiedDate"] = profile?.CertifiedAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        return answer;
    }

    public async Task<IResult> CompareAsync(
        BuildRecord first, BuildRecord second, CancellationToken cancellationToken)
    {
        var measured = await profiles.FindAsync(first, cancellationToken);
        var compared = await profiles.FindAsync(second, cancellationToken);
        return measured is null || compared is null
            ? AppAnswers.Failed(
                $"Profile {(measured is null ? first : second).Number} has measured nothing, or not yet")
            : AppAnswers.Ok(new JsonObject
            {
                ["a"] = new JsonObject { ["number"] = first.Number, ["version"] = first.Version },
                ["b"] = new JsonObject { ["number"] = second.Number, ["version"] = second.Version },
                ["targets"] = ProfileComparison.Write(measured.Profile, compared.Profile),
            });
    }
}
