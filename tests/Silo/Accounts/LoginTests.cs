using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo.Accounts;

public sealed class LoginTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    [Fact]
    public async Task The_one_time_token_is_used_up_by_the_first_admin()
    {
        var body = $$"""{"token": "{{silo.SetupToken}}", "name": "eve"}""";
        using var again = await silo.SendAsync(HttpMethod.Post, "/api/v1/login", token: null, body);

        Assert.StartsWith(
            "The token is of no account", await SiloFixture.ReadProblemAsync(again, 401), StringComparison.Ordinal);
        Assert.Equal(
            "Accounts are on, and no admin could sign in. This token makes one, once, within a day; give it to "
            + $"`boxyard login`:\n  {silo.SetupToken}\n",
            silo.Printed);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    [InlineData("sage")]
    public async Task A_token_tells_who_one_is(string scheme)
    {
        using var answer = await silo.SendAsync(
            HttpMethod.Get, "/api/v1/whoami", silo.TokenOf("operator"), body: null, scheme);

        var who = await AccountSilo.ReadAsync(answer, 200);
        Assert.Equal(("operator", "operator"), ((string?)who["account"], (string?)who["role"]));
    }

    [Fact]
    public async Task Without_a_token_one_is_asked_for_one()
    {
        using var answer = await silo.SendAsync(HttpMethod.Get, "/api/v1/jobs", token: null);

        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.StartsWith(
            "This call needs an account.", await SiloFixture.ReadProblemAsync(answer, 401), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_of_the_API_is_open_and_names_the_token()
    {
        using var answer = await silo.SendAsync(HttpMethod.Get, "/openapi/v1.json", token: null);

        var document = await AccountSilo.ReadAsync(answer, 200);
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["token"]!["scheme"]);
        Assert.Equal(
            ["/api/v1/accounts", "/api/v1/accounts/{name}", "/api/v1/audit", "/api/v1/login", "/api/v1/tokens",
                "/api/v1/tokens/{id}", "/api/v1/whoami"],
            document["paths"]!.AsObject()
                .Where(path => path.Value!.AsObject().Any(call => call.Value?["tags"]?[0]?.ToString() == "Accounts"))
                .Select(path => path.Key)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_may_too_little_is_told_what_is_needed()
    {
        using var answer = await silo.SendAsync(
            HttpMethod.Post, "/api/v1/queues/a/pause", silo.TokenOf("viewer"), "{}");

        Assert.Equal(
            "The account 'viewer' is viewer; this call needs operator. An admin may change its role.",
            await SiloFixture.ReadProblemAsync(answer, 403));
    }

    [Fact]
    public async Task A_token_is_told_once_and_refused_when_it_is_revoked_or_its_account_disabled()
    {
        var root = silo.TokenOf("root");
        var token = await silo.CreateAsync("brief", "viewer");
        Assert.Equal(200, await WhoAsync(token));
        using var listed = await silo.SendAsync(HttpMethod.Get, "/api/v1/tokens?account=brief", root);
        var entry = (await AccountSilo.ReadAsync(listed, 200))["tokens"]!.AsArray().Single()!;
        Assert.Equal(token[..10], (string?)entry["prefix"]);
        Assert.DoesNotContain(token, await listed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var revoked = await silo.SendAsync(HttpMethod.Delete, $"/api/v1/tokens/{entry["id"]}", root);
        Assert.NotNull((await AccountSilo.ReadAsync(revoked, 200))["revoked_at"]);
        Assert.Equal(401, await WhoAsync(token));

        var other = await silo.CreateAsync("other", "viewer");
        Assert.Equal(200, await WhoAsync(other));
        using var disabled = await silo.SendAsync(
            HttpMethod.Patch, "/api/v1/accounts/other", root, """{"disabled": true}""");
        Assert.NotNull((await AccountSilo.ReadAsync(disabled, 200))["disabled_at"]);
        Assert.Equal(401, await WhoAsync(other));
    }

    [Theory]
    [InlineData("""{"name": "idle", "role": "viewer"}""", 400)]
    [InlineData("""{"name": "a b", "role": "viewer"}""", 400)]
    [InlineData("""{"name": "x", "role": "king"}""", 400)]
    [InlineData("""{"name": "x", "role": 7}""", 400)]
    [InlineData("""{"name": "x"}""", 400)]
    [InlineData("""{"name": "root", "role": "viewer"}""", 409)]
    [InlineData("""{"name": "x", "role": "viewer", "email": "root@example.org"}""", 409)]
    public async Task A_wrong_account_is_refused(string body, int status)
    {
        using var answer = await silo.SendAsync(HttpMethod.Post, "/api/v1/accounts", silo.TokenOf("root"), body);

        await SiloFixture.ReadProblemAsync(answer, status);
    }

    [Fact]
    public async Task An_expired_token_cannot_be_made()
    {
        using var answer = await silo.SendAsync(
            HttpMethod.Post,
            "/api/v1/tokens",
            silo.TokenOf("root"),
            """{"account": "viewer", "expires_at": "2020-01-01T00:00:00Z"}""");

        Assert.StartsWith(
            "expires_at: 2020-01-01T00:00:00", await SiloFixture.ReadProblemAsync(answer, 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_are_in_the_audit_and_reads_and_refusals_are_not()
    {
        var token = await silo.CreateAsync("audited", "operator");
        using var paused = await silo.SendAsync(
            HttpMethod.Post, "/api/v1/queues/audited/pause", token, """{"by": "somebody else"}""");
        using var read = await silo.SendAsync(HttpMethod.Get, "/api/v1/queues", token);
        using var refused = await silo.SendAsync(HttpMethod.Post, "/api/v1/testboxes/none/drain", token, "{}");
        using var submitted = await silo.SendAsync(
            HttpMethod.Post, "/api/v1/jobs", token, """{"suite": "a", "testbox": "audited"}""");
        var job = await AccountSilo.ReadAsync(submitted, 201);
        using var cancelled = await silo.SendAsync(HttpMethod.Post, $"/api/v1/jobs/{job["id"]}/cancel", token);
        Assert.Equal(("audited", 404), ((string?)job["submitter"], (int)refused.StatusCode));

        using var answer = await silo.SendAsync(
            HttpMethod.Get, "/api/v1/audit?account=audited", silo.TokenOf("root"));

        var entries = (await AccountSilo.ReadAsync(answer, 200))["entries"]!.AsArray();
        Assert.Equal(
            [
                $"POST /api/v1/jobs/{{id}}/cancel /api/v1/jobs/{job["id"]}/cancel",
                $"POST /api/v1/jobs {job["id"]}",
                "POST /api/v1/queues/{name}/pause /api/v1/queues/audited/pause",
            ],
            entries.Select(entry => $"{entry!["action"]} {entry["target"]}"));
        Assert.All(entries, entry => Assert.NotNull(entry!["address"]));
        var queue = JsonNode.Parse(await paused.Content.ReadAsStringAsync())!;
        Assert.Equal("audited", (string?)queue["pause"]!["by"]);
        using var made = await silo.SendAsync(
            HttpMethod.Get, "/api/v1/audit?target=audited&action=POST", silo.TokenOf("root"));
        Assert.Equal(
            ["POST /api/v1/tokens", "POST /api/v1/accounts"],
            (await AccountSilo.ReadAsync(made, 200))["entries"]!.AsArray().Select(entry => (string?)entry!["action"]));
    }

    [Fact]
    public async Task The_audit_of_a_cancel_of_many_jobs_names_each()
    {
        var token = await silo.CreateAsync("many", "operator");
        var group = SiloFixture.NewGroup();
        var batch = string.Join(',', Enumerable.Repeat($$"""{"suite": "a", "testbox": "{{group}}"}""", 300));
        using var submitted = await silo.SendAsync(HttpMethod.Post, "/api/v1/jobs:batch", token, $"[{batch}]");
        var ids = (await AccountSilo.ReadAsync(submitted, 201))["ids"]!.AsArray().Select(id => $"{id}").ToList();

        using var cancelled = await silo.SendAsync(
            HttpMethod.Post, "/api/v1/jobs:cancel", token, $$"""{"ids": [{{string.Join(',', ids)}}]}""");
        using var answer = await silo.SendAsync(
            HttpMethod.Get, "/api/v1/audit?account=many&action=POST /api/v1/jobs:cancel", silo.TokenOf("root"));

        Assert.Equal(200, (int)cancelled.StatusCode);
        var entries = (await AccountSilo.ReadAsync(answer, 200))["entries"]!.AsArray();
        Assert.Equal(
            ids, entries.Reverse().SelectMany(entry => ((string)entry!["target"]!).Split(' ')));
    }

    [Fact]
    public async Task An_agent_names_its_boxes_and_the_audit_says_which()
    {
        var agent = await silo.CreateAsync("agent-1", "box");
        using var named = await silo.SendAsync(HttpMethod.Put, "/set_host2queues?host=dc-9&queues=dc.x86_64,dc", agent);
        using var read = await silo.SendAsync(HttpMethod.Get, "/api/v1/testboxes/dc-9", agent);

        using var answer = await silo.SendAsync(HttpMethod.Get, "/api/v1/audit?account=agent-1", silo.TokenOf("root"));

        Assert.Equal("Done", await named.Content.ReadAsStringAsync());
        Assert.Equal(403, (int)read.StatusCode);
        var entry = (await AccountSilo.ReadAsync(answer, 200))["entries"]!.AsArray().Single()!;
        Assert.Equal("/set_host2queues?host=dc-9&queues=dc.x86_64,dc", (string?)entry["target"]);
    }

    private async Task<int> WhoAsync(string token)
    {
        using var answer = await silo.SendAsync(HttpMethod.Get, "/api/v1/whoami", token);
        return (int)answer.StatusCode;
    }
}
