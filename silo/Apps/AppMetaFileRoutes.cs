using System.Text;
using System.Text.RegularExpressions;
using Boxyard.Silo;

namespace Boxyard.Apps;

/// <summary>
/// What shows an app: files that its authors wrote, which are sent so that no browser takes them for a page of ours.
/// </summary>
internal static partial class AppMetaFileRoutes
{
    public static void MapAppMetaFiles(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/meta-files/{space}/{repository}/{version}/{file}", GetAsync).With(slash: true);

    private static async Task<IResult> GetAsync(
        HttpContext context,
        string space,
        string repository,
        string version,
        string file,
        IGrainFactory grains,
        IAppStore apps,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, version);
        var caller = context.AppCaller();
        var reading = await grains.GetGrain<IAppGrain>(name.Key).ReadAsync(caller, cancellationToken);
        if (!reading.Rights.Has(AppPermission.Read))
        {
            return AppAnswers.NotAuthorized(caller, AppPermission.Read, space, repository);
        }

        var known = reading.App?.MetaFiles.FirstOrDefault(
            candidate => string.Equals(candidate.FileName, file, StringComparison.OrdinalIgnoreCase));
        var content = known is null
            ? null
            : await apps.FindMetaFileAsync(name, known.FileName, cancellationToken);
        if (content is null)
        {
            return AppAnswers.NotFound("Meta file not found");
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return known!.Kind == AppMetaFileKind.ScienceDescription
            ? TypedResults.Text(WithoutTags(Encoding.UTF8.GetString(content)), "text/plain; charset=utf-8")
            : TypedResults.Bytes(content, "image/jpeg");
    }

    /// <summary>Clients render Markdown, and rely on us that it brings no HTML: its tags are shown as text.</summary>
    private static string WithoutTags(string markdown) => TagStart().Replace(markdown, "&lt;");

    [GeneratedRegex("<(?=[A-Za-z/!?])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TagStart();
}
