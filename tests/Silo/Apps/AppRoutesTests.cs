using System.Text;
using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo.Apps;

/// <summary>Each route of the registry, as its clients know the answers.</summary>
public sealed class AppRoutesTests(AppSilo silo) : IClassFixture<AppSilo>
{
    [Theory]
    [InlineData("GET", "/", "text/html; charset=utf-8", "SAGE Edge Code Repository")]
    [InlineData("GET", "", "text/html; charset=utf-8", "SAGE Edge Code Repository")]
    [InlineData("GET", "/healthy", "application/json", "{\"status\":\"ok\"}\n")]
    [InlineData("GET", "/healthy/", "application/json", "{\"status\":\"ok\"}\n")]
    [InlineData("GET", "/archive/sage/simple/1.tgz", "application/json", "{\"status\":\"hello\"}\n")]
    [InlineData("GET", "/apps/nospace1", "application/json", "{\"data\":[],\"pagination\":{}}\n")]
    [InlineData("GET", "/repositories?namespace=nospace1", "application/json", "{\"data\":[]}\n")]
    [InlineData("HEAD", "/healthy", "application/json", "")]
    public async Task Who_has_no_token_may_look(string method, string path, string type, string expected)
    {
        using var answer = await silo.SendAsync(method, path);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(
            (200, type, expected), ((int)answer.StatusCode, $"{answer.Content.Headers.ContentType}", text));
    }

    [Theory]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/submit")]
    [InlineData("PUT", "/healthy")]
    [InlineData("DELETE", "/permissions/sage")]
    [InlineData("DELETE", "/permissions/sage/simple")]
    [InlineData("PUT", "/permissions/sage/simple/1")]
    [InlineData("GET", "/APPS")]
    [InlineData("GET", "/apps/sage/simple/1/")]
    [InlineData("GET", "/namespaces/sage/")]
    [InlineData("GET", "/repositories/sage/")]
    [InlineData("GET", "/repositories/sage/simple/")]
    [InlineData("POST", "/authz/")]
    [InlineData("GET", "/archive/sage/simple/1.zip")]
    public async Task What_is_no_path_of_it_is_said_so(string method, string path)
    {
        Assert.Equal((404, "{\"error\":\"Resource not supported\"}\n"), await silo.AskAsync(method, path));
    }

    [Theory]
    [InlineData("", "{\"error\": \"Authorization failed (could not parse Authorization header)\"}")]
    [InlineData("sage", "{\"error\": \"Authorization failed (could not parse Authorization header)\"}")]
    [InlineData("sage a b", "{\"error\": \"Authorization failed (could not parse Authorization header)\"}")]
    [InlineData("Bearer abc", "{\"error\": \"Authorization failed (Authorization bearer not supported)\"}")]
    [InlineData("sage abc", "{\"error\": \"Token not found\"}")]
    [InlineData("STATIC abc", "{\"error\": \"Token not found\"}")]
    public async Task A_wrong_header_is_told_before_anything_else(string header, string expected)
    {
        foreach (var path in new[] { "/healthy", "/nothing", "/apps" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/ecr" + path);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await silo.Client.SendAsync(request);

            Assert.Equal((401, expected), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task Counters_are_told_whatever_the_header_says()
    {
        var before = await CountAsync();
        await silo.SubmitAsync(AppSilo.NewNamespace());

        Assert.Equal(before + 1, await CountAsync());

        async Task<double> CountAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/ecr/metrics");
            request.Headers.TryAddWithoutValidation("Authorization", "sage");
            using var answer = await silo.Client.SendAsync(request);
            Assert.Equal(
                "text/plain; version=0.0.4; charset=utf-8", $"{answer.Content.Headers.ContentType}");
            var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
            Assert.Contains("# TYPE build_request_counter_total counter", lines);
            Assert.Contains("build_request_counter_total 0.0", lines);
            var line = lines.Single(
                text => text.StartsWith("app_submission_counter_total ", StringComparison.Ordinal));
            return double.Parse(line.Split(' ')[1]);
        }
    }

    [Fact]
    public async Task Pages_of_other_sites_may_read_and_ask_what_they_may()
    {
        using var plain = await silo.SendAsync("GET", "/apps");
        Assert.Equal(["*"], plain.Headers.GetValues("Access-Control-Allow-Origin"));

        using var read = NewRequest("GET", "/apps/none/none/none");
        using var refused = await silo.Client.SendAsync(read);
        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Equal(["https://portal.example.org"], refused.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["Origin"], refused.Headers.GetValues("Vary"));

        using var preflight = NewRequest("OPTIONS", "/submit");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization, x-other");
        using var allowed = await silo.Client.SendAsync(preflight);
        Assert.Equal(200, (int)allowed.StatusCode);
        Assert.Equal(
            ["DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"],
            allowed.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Equal(["authorization, x-other"], allowed.Headers.GetValues("Access-Control-Allow-Headers"));

        static HttpRequestMessage NewRequest(string method, string path)
        {
            var request = new HttpRequestMessage(new HttpMethod(method), "/ecr" + path);
            request.Headers.Add("Origin", "https://portal.example.org");
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            return request;
        }
    }

    [Fact]
    public async Task Patch_is_refused_with_what_is_allowed()
    {
        using var answer = await silo.SendAsync("PATCH", "/apps");

        Assert.Equal(405, (int)answer.StatusCode);
        Assert.Equal(["OPTIONS", "DELETE", "HEAD", "PUT", "GET", "POST"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_in_json()
    {
        var (status, text) = await silo.AskAsync("POST", "/submit", "testuser", new string('x', (1 << 20) + 1));

        Assert.Equal(413, status);
        Assert.NotNull(JsonNode.Parse(text)!["error"]);
    }

    [Theory]
    [InlineData("POST", "/submit")]
    [InlineData("DELETE", "/apps/sage/simple/1")]
    [InlineData("PUT", "/namespaces")]
    [InlineData("DELETE", "/repositories/sage/simple")]
    [InlineData("GET", "/permissions/sage")]
    [InlineData("GET", "/permissions/sage/simple/")]
    [InlineData("PUT", "/permissions/sage/simple")]
    [InlineData("POST", "/authz")]
    public async Task A_login_is_needed(string method, string path)
    {
        Assert.Equal((401, "{\"error\":\"Not authenticated\"}\n"), await silo.AskAsync(method, path, body: "{}"));
    }

    [Fact]
    public async Task An_app_is_listed_paged_frozen_and_deleted()
    {
        var space = AppSilo.NewNamespace();
        await silo.SubmitAsync(space, version: "1");
        await silo.SubmitAsync(space, version: "2");
        await silo.SubmitAsync(space, "tidy", "1");

        var first = await silo.ReadAsync("GET", $"/apps/{space}?limit=2", "testuser");
        Assert.Equal([$"{space}/simple:1", $"{space}/simple:2"], IdsOf(first));
        Assert.Equal($"{space}/simple/1/ecr-icon.jpg", (string)first["data"]![0]!["thumbnail"]!);
        Assert.Equal($"{space}/simple/1/ecr-science-image.jpg", (string)first["data"]![0]!["images"]![0]!);
        var token = (string)first["pagination"]!["continuationToken"]!;
        Assert.Equal(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{space}/simple:2")), token);
        var second = await silo.ReadAsync("GET", $"/apps/{space}?limit=2&continue={token}", "testuser");
        Assert.Equal([$"{space}/tidy:1"], IdsOf(second));
        Assert.Equal("N/A", (string)second["pagination"]!["continuationToken"]!);
        var asSpec = await silo.ReadAsync("GET", $"/apps/{space}/tidy?view=app&limit=0", "testuser");
        Assert.Equal(
            "arguments baseCommand depends_on description inputs metadata name namespace source version",
            string.Join(' ', asSpec["data"]![0]!.AsObject().Select(field => field.Key)));
        Assert.Empty(IdsOf(await silo.ReadAsync("GET", $"/apps/{space}?public=true", "testuser")));

        var path = $"/apps/{space}/simple/1";
        Assert.Equal((500, Error("Not sure what to do")), await silo.AskAsync("PUT", path, "testuser"));
        Assert.Equal(
            (200, "{\"modified\":1}\n"), await silo.AskAsync("PUT", $"{path}?frozen=true", "testuser"));
        Assert.Equal((200, "{\"modified\":0}\n"), await silo.AskAsync("PUT", $"{path}?frozen=1", "testuser"));
        Assert.True((bool)(await silo.ReadAsync("GET", path, "testuser"))["frozen"]!);
        Assert.Equal(
            (500, Error($"Error deleting app: App {space}/simple:1 is frozen, it cannot be deleted")),
            await silo.AskAsync("DELETE", path, "testuser"));
        Assert.Equal((200, "{\"deleted\":1}\n"), await silo.AskAsync("DELETE", path, "admin"));
        Assert.Equal((404, Error("App not found")), await silo.AskAsync("GET", path, "testuser"));
        Assert.Equal(
            (500, Error("Error deleting app: App not found")), await silo.AskAsync("DELETE", path, "testuser"));
    }

    [Theory]
    [InlineData("limit=abc", "listApps returned: limit has to be a number, not 'abc'")]
    [InlineData("continue=%25", "listApps returned: continue has to be the continuationToken of the page before")]
    [InlineData("continue=YS9iOgA%3D",
        "listApps returned: continue has to be the continuationToken of the page before")]
    [InlineData("shared=1&owner=1", "listApps returned: of public, shared and owner only one can be asked for")]
    public async Task A_wrong_question_for_a_list_is_told(string query, string error)
    {
        Assert.Equal((500, Error(error)), await silo.AskAsync("GET", $"/apps?{query}", "testuser"));
    }

    [Fact]
    public async Task A_control_character_in_a_question_is_told()
    {
        Assert.Equal(
            (500, Error("listRepositories returned: a namespace has no control characters")),
            await silo.AskAsync("GET", "/repositories?namespace=%00"));
    }

    [Fact]
    public async Task Who_may_not_read_a_repository_gets_to_know_that_it_is_there_and_no_more()
    {
        var space = AppSilo.NewNamespace();
        await silo.SubmitAsync(space);

        Assert.Equal(
            (200, $"{{\"name\":\"simple\",\"namespace\":\"{space}\",\"owner_id\":\"\",\"versions\":[]}}\n"),
            await silo.AskAsync("GET", $"/repositories/{space}/simple"));
        Assert.Equal(
            (500, Error($"Repository {space}/other not found")),
            await silo.AskAsync("GET", $"/repositories/{space}/other", "testuser2"));
    }

    [Fact]
    public async Task Namespaces_and_repositories_are_made_shown_and_deleted()
    {
        var space = AppSilo.NewNamespace();
        Assert.Equal(
            (200, $"{{\"id\":\"{space}\",\"owner_id\":\"testuser\"}}\n"),
            await silo.AskAsync("PUT", "/namespaces", "testuser", $$"""{"id": "{{space}}", "x": 1}"""));
        Assert.Equal(
            (500, Error($"Namespace {space} already exists")),
            await silo.AskAsync("PUT", "/namespaces/", "testuser2", $$"""{"id": "{{space}}"}"""));
        await silo.SubmitAsync(space);

        var repository = "{\"description\":\"\",\"external_link\":\"\",\"name\":\"simple\","
            + $"\"namespace\":\"{space}\",\"owner_id\":\"testuser\",\"type\":\"repository\"}}";
        Assert.Equal(
            (200, $"{{\"id\":\"{space}\",\"owner_id\":\"testuser\",\"repositories\":[{repository}],"
                + "\"type\":\"namespace\"}\n"),
            await silo.AskAsync("GET", $"/namespaces/{space}", "testuser"));
        Assert.Equal(
            (200, $"{{\"data\":[{repository}]}}\n"), await silo.AskAsync("GET", $"/repositories/{space}", "testuser"));
        var detail = await silo.ReadAsync("GET", $"/repositories/{space}/simple", "testuser");
        Assert.Equal(
            ("simple", space, "testuser", 1),
            ((string)detail["name"]!, (string)detail["namespace"]!, (string)detail["owner_id"]!,
                detail["versions"]!.AsArray().Count));

        Assert.Equal(
            (500, Error($"Repository {space}/simple not empty. It contains 1 apps")),
            await silo.AskAsync("DELETE", $"/repositories/{space}/simple", "testuser"));
        Assert.Equal(
            (500, Error("Namespace is not empty, 1 repositories found")),
            await silo.AskAsync("DELETE", $"/namespaces/{space}", "testuser"));
        await silo.ReadAsync("DELETE", $"/apps/{space}/simple/1.2.3", "testuser");
        Assert.Equal(
            (200, "{\"deleted\":1}\n"), await silo.AskAsync("DELETE", $"/repositories/{space}/simple", "testuser"));
        Assert.Equal(
            (500, Error($"Repository {space}/simple not found")),
            await silo.AskAsync("GET", $"/repositories/{space}/simple", "admin"));
        Assert.Equal(
            (200, "{\"deleted\":1}\n"), await silo.AskAsync("DELETE", $"/namespaces/{space}", "testuser"));
        Assert.Equal(
            (500, Error("Namespace not found")), await silo.AskAsync("GET", $"/namespaces/{space}", "admin"));
    }

    [Theory]
    [InlineData("{}", "Field \"id\" missing in json")]
    [InlineData("{\"id\": \"\"}", "Field \"namespace\" missing in request")]
    [InlineData("{\"id\": \"abc\"}", "Could not create namespace abc: a namespace has 4 to 30 characters, not 3")]
    public async Task A_namespace_needs_a_name(string body, string error)
    {
        Assert.Equal((500, Error(error)), await silo.AskAsync("PUT", "/namespaces", "testuser", body));
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_told()
    {
        var (status, text) = await silo.AskAsync("PUT", "/namespaces", "testuser", "id: x");

        Assert.Equal(500, status);
        Assert.StartsWith("{\"error\":\"request.get_json returned: 400 Bad Request: ", text, StringComparison.Ordinal);
    }

    private static string[] IdsOf(JsonNode list) =>
        [.. list["data"]!.AsArray().Select(app => (string)app!["id"]!)];

    private static string Error(string message) =>
        $"{{\"error\":\"{message.Replace("\"", "\\\"", StringComparison.Ordinal)}\"}}\n";
}
