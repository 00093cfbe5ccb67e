using System.Text.Json.Nodes;
using Boxyard.Accounts;

namespace Boxyard.Tests.Silo.Apps;

public sealed class AppPermissionRoutesTests(AppSilo silo) : IClassFixture<AppSilo>
{
    [Fact]
    public async Task Permissions_are_granted_shown_and_revoked()
    {
        var space = AppSilo.NewNamespace();
        await silo.SubmitAsync(space);
        var path = $"/permissions/{space}/simple";

        Assert.Equal(
            "{\"added\":1}", (await silo.GrantAsync($"{space}/simple", "testuser2", "READ_ACP")).ToJsonString());
        Assert.Equal(
            "{\"added\":0}", (await silo.GrantAsync($"{space}/simple/", "testuser2", "READ_ACP")).ToJsonString());
        await silo.GrantAsync($"{space}/simple", "allusers", "READ", "GROUP");

        Assert.Equal(
            (200, $"[{Row("AllUsers", "GROUP", "READ")},{Row("testuser", "USER", "FULL_CONTROL")},"
                + $"{Row("testuser2", "USER", "READ_ACP")}]\n"),
            await silo.AskAsync("GET", path, "testuser2"));
        var onNamespace = await silo.ReadAsync("GET", $"/permissions/{space}", "testuser");
        Assert.Equal(
            ("namespace", space), ((string)onNamespace[0]!["resourceType"]!, (string)onNamespace[0]!["resourceName"]!));
        Assert.Equal(
            (200, "{\"deleted\":1}\n"),
            await silo.AskAsync("PUT", path, "testuser", """{"operation": "delete", "granteeType": "GROUP"}"""));
        Assert.Equal(
            (200, "{\"deleted\":1}\n"), await silo.AskAsync("PUT", path, "testuser", """{"operation": "delete"}"""));
        Assert.Equal(
            (200, $"[{Row("testuser", "USER", "FULL_CONTROL")}]\n"), await silo.AskAsync("GET", path, "admin"));

        string Row(string grantee, string kind, string permission) =>
            $"{{\"grantee\":\"{grantee}\",\"granteeType\":\"{kind}\",\"permission\":\"{permission}\","
            + $"\"resourceName\":\"{space}/simple\",\"resourceType\":\"repository\"}}";
    }

    [Theory]
    [InlineData("""{"foo": 1}""", "Key foo not supported")]
    [InlineData("{}", "Field operation missing")]
    [InlineData("""{"operation": "set"}""", "Operation can only be add or delete.")]
    [InlineData("""{"operation": "add", "granteeType": "USER", "permission": "READ"}""", "Field grantee missing")]
    [InlineData("""{"operation": "add", "granteeType": "GROUP", "grantee": "AllUsers", "permission": "WRITE"}""",
        "AllUsers can only get READ permission.")]
    [InlineData("""{"operation": "add", "granteeType": "GROUP", "grantee": "us", "permission": "READ"}""",
        "The only group is AllUsers.")]
    [InlineData("""{"operation": "add", "granteeType": "user", "grantee": "us", "permission": "READ"}""",
        "Field granteeType has to be one of USER, GROUP")]
    [InlineData("""{"operation": "delete", "permission": "ALL"}""",
        "Field permission has to be one of READ, WRITE, READ_ACP, WRITE_ACP, FULL_CONTROL")]
    [InlineData("""{"operation": "add", "granteeType": "USER", "grantee": "", "permission": "READ"}""",
        "Field grantee has to be a name of at most 64 characters")]
    public async Task A_mistake_in_a_change_is_told(string body, string error)
    {
        var space = AppSilo.NewNamespace();
        await silo.ReadAsync("PUT", "/namespaces", "testuser", $$"""{"id": "{{space}}"}""");

        Assert.Equal(
            (500, $"{{\"error\":\"{error}\"}}\n"),
            await silo.AskAsync("PUT", $"/permissions/{space}/", "testuser", body));
    }

    [Fact]
    public async Task What_is_not_there_has_no_permissions()
    {
        const string Body = """{"operation": "delete"}""";

        Assert.Equal(
            (500, "{\"error\":\"Namespace nospace2 not found\"}\n"),
            await silo.AskAsync("PUT", "/permissions/nospace2", "admin", Body));
        Assert.Equal(
            (500, "{\"error\":\"No owner found for repository nospace2/simple\"}\n"),
            await silo.AskAsync("PUT", "/permissions/nospace2/simple", "admin", Body));
        Assert.Equal(
            (401, "{\"error\":\"Not authorized. (User testuser does not have permission WRITE_ACP for repository "
                + "nospace2/simple)\"}\n"),
            await silo.AskAsync("PUT", "/permissions/nospace2/simple", "testuser", Body));
        Assert.Equal(
            (401, "{\"error\":\"Not authorized. (User testuser does not have permission READ for namespace "
                + "nospace2)\"}\n"),
            await silo.AskAsync("GET", "/namespaces/nospace2", "testuser"));
    }

    [Fact]
    public async Task A_list_of_repositories_tells_its_owner_who_may_what()
    {
        var space = AppSilo.NewNamespace();
        await silo.SubmitAsync(space);
        await silo.GrantAsync($"{space}/simple", "testuser2", "WRITE");
        await silo.GrantAsync($"{space}/simple", "AllUsers", "READ", "GROUP");
        var path = $"/repositories/{space}?view=permissions";

        Assert.Equal(["AllUsers", "testuser2"], await GranteesAsync("testuser"));
        Assert.Equal(["AllUsers"], await GranteesAsync("testuser2"));
        Assert.Equal((401, "{\"error\":\"Not authenticated\"}\n"), await silo.AskAsync("GET", path));
        Assert.Empty((await silo.ReadAsync("GET", $"{path}&nopublic=1", "notapproved"))["data"]!.AsArray());

        async Task<IEnumerable<string>> GranteesAsync(string user) =>
            (await silo.ReadAsync("GET", path, user))["data"]![0]!["permissions"]!.AsArray()
                .Select(grant => (string)grant!["grantee"]!);
    }

    [Theory]
    [InlineData("testuser", """{"account": "x"}""", 401, "User does not have permission to access the introspection")]
    [InlineData("sage_docker_auth", """{"account": "x", "type": "registry"}""", 401, "This type is not supported")]
    [InlineData("sage_docker_auth", """{"account": "x", "type": "repository", "name": "a/b", "actions": ["x"]}""", 401,
        "Action x unknown")]
    [InlineData(
        "sage_docker_auth",
        """{"account": "x", "type": "repository", "name": "a/b", "actions": ["pull"]}""",
        401,
        "No actions approved")]
    [InlineData(
        "sage_docker_auth",
        """{"account": "", "type": "repository", "name": "a/b", "actions": ["pull"]}""",
        500,
        "Fields account and name (namespace/repository) are needed")]
    public async Task A_wrong_question_for_images_is_refused(string user, string body, int status, string error)
    {
        Assert.Equal((status, $"{{\"error\":\"{error}\"}}\n"), await silo.AskAsync("POST", "/authz", user, body));
    }

    [Fact]
    public async Task Changes_are_in_the_audit()
    {
        var space = AppSilo.NewNamespace();
        await silo.SubmitAsync(space);
        await silo.GrantAsync(space, "testuser2", "READ");
        await silo.AskAsync("PUT", $"/apps/{space}/simple/1.2.3?frozen=1", "testuser");

        var entries = await silo.Get<IAuditStore>().ListAsync(
            new AuditFilter { PageSize = 9, Target = space }, CancellationToken.None);

        Assert.Equal(
            [
                ("testuser", "freeze app", $"{space}/simple:1.2.3"),
                ("testuser", "grant app permission", space),
                ("testuser", "submit app", $"{space}/simple:1.2.3"),
            ],
            entries.Select(entry => (entry.Account!, entry.Action, entry.Target)));
    }

    [Fact]
    public async Task What_shows_an_app_is_for_whom_the_app_is_for()
    {
        var space = AppSilo.NewNamespace();
        await silo.SubmitAsync(space);
        var path = $"/meta-files/{space}/simple/1.2.3";

        Assert.Equal((401, "{\"error\":\"Not authorized.\"}\n"), await silo.AskAsync("GET", $"{path}/ecr-icon.jpg"));
        await silo.GrantAsync($"{space}/simple", "AllUsers", "READ", "GROUP");
        using var icon = await silo.SendAsync("GET", $"{path}/ecr-icon.jpg/");
        Assert.Equal(new byte[] { 0xff, 0xd8, 0x00, 0x0a }, await icon.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", $"{icon.Content.Headers.ContentType}");
        Assert.Equal(["nosniff"], icon.Headers.GetValues("X-Content-Type-Options"));
        using var text = await silo.SendAsync("GET", $"{path}/ecr-science-description.md");
        Assert.Equal(
            "# Rain\n&lt;script>alert(1)&lt;/script> 1 < 2\n", await text.Content.ReadAsStringAsync());
        Assert.Equal("text/plain; charset=utf-8", $"{text.Content.Headers.ContentType}");
        Assert.Equal(
            (404, "{\"error\":\"Meta file not found\"}\n"), await silo.AskAsync("GET", $"{path}/Dockerfile"));
        var app = JsonNode.Parse((await silo.AskAsync("GET", $"/apps/{space}")).Text)!["data"]![0]!;
        Assert.Equal($"{space}/simple/1.2.3/ecr-science-description.md", (string)app["science_description"]!);
    }
}
