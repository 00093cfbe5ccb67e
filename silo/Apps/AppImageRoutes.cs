using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Apps;

/// <summary>What a registry of images asks (docker_auth): which actions somebody may do with an app's images.</summary>
internal static class AppImageRoutes
{
    public static void MapAppImages(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/authz", AuthorizeAsync).With(user: true);

    private static async Task<ContentHttpResult> AuthorizeAsync(
        HttpContext context,
        AppBody body,
        IAppStore apps,
        IOptions<AppOptions> options,
        CancellationToken cancellationToken)
    {
        if (!context.AppCaller().HasScope(AppTokens.ImageScope))
        {
            return Refuse("User does not have permission to access the introspection");
        }

        var (fields, mistake) = await body.ReadObjectAsync(context.Request, cancellationToken);
        if (fields is null)
        {
            return AppAnswers.Failed(mistake!);
        }

        if (AppBody.FindText(fields, "type") != "repository")
        {
            return Refuse("This type is not supported");
        }

        var account = AppBody.FindText(fields, "account");
        var parts = AppBody.FindText(fields, "name")?.Split('/');
        if (string.IsNullOrEmpty(account) || parts is not [{ Length: > 0 } space, { Length: > 0 } repository])
        {
            return AppAnswers.Failed("Fields account and name (namespace/repository) are needed");
        }

        var facts = await apps.ReadFactsAsync(AppNames.Of(space, repository, ""), cancellationToken);
        return Answer(fields["actions"], AppAccess.OnImages(account, facts.Grants), options.Value.AllowImagePush);
    }

    private static ContentHttpResult Answer(JsonNode? actions, AppRights rights, bool allowsPush)
    {
        var approved = new List<string>();
        foreach (var action in actions as JsonArray ?? [])
        {
            switch (action?.GetValueKind() == JsonValueKind.String ? action.GetValue<string>() : null)
            {
                case "pull":
                    Approve("pull", rights.Has(AppPermission.Read));
                    break;
                case "push":
                    Approve("push", allowsPush && rights.Has(AppPermission.Write));
                    break;
                default:
                    return Refuse($"Action {action?.ToString() ?? "null"} unknown");
            }
        }

        return approved.Count == 0
            ? Refuse("No actions approved")
            : TypedResults.Text(string.Join(',', approved), "text/html; charset=utf-8");

        void Approve(string action, bool isAllowed)
        {
            if (isAllowed)
            {
                approved.Add(action);
            }
        }
    }

    private static ContentHttpResult Refuse(string message) =>
        AppAnswers.Error(StatusCodes.Status401Unauthorized, message);
}
