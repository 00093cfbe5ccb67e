using System.Text.Json.Nodes;
using Boxyard.Tests.Grains.Apps;

namespace Boxyard.Tests.Silo.Apps;

/// <summary>Every cell of the table of permissions, over HTTP; the builds' rows where builds are tested.</summary>
public sealed class AppPermissionMatrixTests(AppSilo silo) : IClassFixture<AppSilo>
{
    public static TheoryData<string> Columns => [.. PermissionMatrix.Columns];

    [Theory, MemberData(nameof(Columns))]
    public async Task Each_action_is_answered_as_the_table_says(string column)
    {
        var space = AppSilo.NewNamespace();
        await silo.SubmitAsync(space, version: "1.0");
        if (PermissionMatrix.GrantOf(column) is { } grant)
        {
            await silo.GrantAsync(
                grant.IsOnNamespace ? space : $"{space}/simple",
                grant.Grantee,
                grant.IsPublic ? "READ" : column.Split(':')[1],
                grant.IsPublic ? "GROUP" : "USER");
        }

        var actor = column == "admin" ? "admin" : PermissionMatrix.Actor;
        foreach (var action in PermissionMatrix.Actions)
        {
            if (!action.Contains("/builds", StringComparison.Ordinal))
            {
                Assert.Equal(
                    (action, PermissionMatrix.Cell(action, column)), (action, await TryAsync(action, space, actor)));
            }
        }
    }

    private async Task<string> TryAsync(string action, string space, string actor) => action switch
    {
        "GET /apps/ns/repo/ver" => await StatusAsync("GET", $"/apps/{space}/simple/1.0", actor),
        "GET /apps/ns lists app" => await HasDataAsync($"/apps/{space}", actor),
        "GET /repositories/ns lists repo" => await HasDataAsync($"/repositories/{space}", actor),
        "GET /namespaces lists ns" =>
            Word((await silo.ReadAsync("GET", "/namespaces", actor))["data"]!.AsArray()
                .Any(item => (string)item!["id"]! == space)),
        "GET /namespaces/ns" => await StatusAsync("GET", $"/namespaces/{space}", actor),
        "GET /repositories/ns/repo (any caller)" =>
            await StatusAsync("GET", $"/repositories/{space}/simple", actor),
        "versions non-empty" => await HasVersionsAsync(space, actor),
        "PUT /apps/..?frozen=" => await StatusAsync("PUT", $"/apps/{space}/simple/1.0?frozen=true", actor),
        "POST /submit new version" =>
            await StatusAsync("POST", "/submit", actor, silo.Spec(space, version: "2.0")),
        "POST /submit new repo in ns" => await StatusAsync("POST", "/submit", actor, silo.Spec(space, "other")),
        "GET /permissions/ns/repo" => await StatusAsync("GET", $"/permissions/{space}/simple", actor),
        "GET /permissions/ns" => await StatusAsync("GET", $"/permissions/{space}", actor),
        "PUT /permissions/ns/repo" => await StatusAsync("PUT", $"/permissions/{space}/simple", actor, AddSomebody),
        "PUT /permissions/ns" => await StatusAsync("PUT", $"/permissions/{space}", actor, AddSomebody),
        "DELETE /apps/..." => await StatusAsync("DELETE", $"/apps/{space}/simple/0.0", actor),
        "DELETE /repositories/ns/repo" => await StatusAsync("DELETE", $"/repositories/{space}/simple", actor),
        "DELETE /namespaces/ns" => await StatusAsync("DELETE", $"/namespaces/{space}", actor),
        "POST /authz pull,push for the actor" => await AuthorizeAsync(space, actor),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action."),
    };

    private const string AddSomebody =
        """{"operation": "add", "granteeType": "USER", "grantee": "somebody", "permission": "READ"}""";

    private async Task<string> StatusAsync(string method, string path, string actor, string? body = null) =>
        $"{(await silo.AskAsync(method, path, actor, body)).Status}";

    private async Task<string> HasDataAsync(string path, string actor) =>
        Word((await silo.ReadAsync("GET", path, actor))["data"]!.AsArray().Count > 0);

    private async Task<string> HasVersionsAsync(string space, string actor)
    {
        var (status, text) = await silo.AskAsync("GET", $"/repositories/{space}/simple", actor);
        return Word(status == 200 && JsonNode.Parse(text)!["versions"]!.AsArray().Count > 0);
    }

    private async Task<string> AuthorizeAsync(string space, string actor)
    {
        var (status, text) = await silo.AskAsync("POST", "/authz", "sage_docker_auth", $$"""
            {"account": "{{actor}}", "type": "repository", "name": "{{space}}/simple", "service": "Docker registry",
            "ip": "172.20.0.1", "actions": ["pull", "push"], "labels": {} }
            """);
        return status == 200 ? text : $"{status}";
    }

    private static string Word(bool isSo) => isSo ? "yes" : "no";
}
