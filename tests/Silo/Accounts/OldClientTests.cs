using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo.Accounts;

/// <summary>Old clients name their account in the body.</summary>
public sealed class OldClientTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    private const string Hint =
        "\nPlease refer to https://gitee.com/wu_fengguang/compass-ci/blob/master/doc/manual/apply-account.md";

    [Fact]
    public async Task A_job_with_an_account_is_its_job_and_forgets_the_token()
    {
        var token = await silo.CreateAsync("old-ann", "submitter", """, "email": "ann@example.org", "full_name": "Ann A" """);

        var (job, message) = await SubmitAsync($"""
            , "my_email": "ann@example.org", "my_name": "Ann A", "my_token": "{token}"
            """);

        Assert.Equal("", message);
        using var shown = await silo.SendAsync(HttpMethod.Get, $"/api/v1/jobs/{job}", silo.TokenOf("viewer"));
        var text = await shown.Content.ReadAsStringAsync();
        Assert.Equal("old-ann", (string?)JsonNode.Parse(text)!["submitter"]);
        using var spec = await silo.SendAsync(HttpMethod.Get, $"/api/v1/jobs/{job}/spec", silo.TokenOf("viewer"));
        Assert.DoesNotContain(token, text + await spec.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_or_wrong_account_is_refused_in_the_old_words()
    {
        var token = await silo.CreateAsync("old-bob", "submitter", """, "email": "bob@example.org" """);

        Assert.Equal($"Missing required job key: 'my_email'.{Hint}", (await SubmitAsync("")).Message);
        Assert.Equal(
            $"Missing required job key: 'my_token'.{Hint}",
            (await SubmitAsync(""", "my_email": "bob@example.org", "my_name": "old-bob" """)).Message);
        foreach (var (email, name, sent) in new[]
        {
            ("eve@example.org", "old-bob", token), ("bob@example.org", "Bob", token),
            ("bob@example.org", "old-bob", "wrong"),
        })
        {
            var fields = $""", "my_email": "{email}", "my_name": "{name}", "my_token": "{sent}" """;
            Assert.Equal($"Failed to verify the account.{Hint}", (await SubmitAsync(fields)).Message);
        }

        var right = $""", "my_email": "bob@example.org", "my_name": "old-bob", "my_token": "{token}" """;
        Assert.Equal("", (await SubmitAsync(right)).Message);
    }

    [Fact]
    public async Task A_right_token_that_may_too_little_is_told_why_and_is_no_wrong_one()
    {
        var brief = await silo.CreateAsync("old-eye", "viewer", """, "email": "eye@example.org" """);
        var nameless = await silo.CreateAsync("old-who", "submitter");

        for (var count = 0; count < new Boxyard.Accounts.AccountsOptions().MaxWrongTokens * 2; count++)
        {
            Assert.Equal(
                "Failed to verify the account. The account 'old-eye' is viewer; this call needs submitter. An admin may "
                + $"change its role.{Hint}",
                (await SubmitAsync(
                    $""", "my_email": "eye@example.org", "my_name": "old-eye", "my_token": "{brief}" """)).Message);
        }

        Assert.Equal(
            "Failed to verify the account. The account 'old-who' has no email, which this call names: an admin may set "
            + $"it.{Hint}",
            (await SubmitAsync(
                $""", "my_email": "who@example.org", "my_name": "old-who", "my_token": "{nameless}" """)).Message);
        Assert.Equal(
            (401, $"Failed to verify the account. The account 'old-eye' is viewer; this call needs submitter. An admin may change its role.{Hint}"),
            await PostAsync(
                "/scheduler/v1/jobs/1/cancel", $$"""{"my_account": "old-eye", "my_token": "{{brief}}"}"""));
    }

    [Fact]
    public async Task An_old_path_takes_a_token_in_the_header_too()
    {
        using var answer = await silo.SendAsync(
            HttpMethod.Post,
            "/scheduler/v1/jobs/submit",
            silo.TokenOf("submitter"),
            $$"""{"suite": "a", "testbox": "{{SiloFixture.NewGroup()}}"}""");

        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Old_cancels_name_an_account_and_stop_its_own_jobs()
    {
        var token = await silo.CreateAsync("old-eve", "submitter", """, "email": "eve@example.org" """);
        var account = $"""
            "my_email": "eve@example.org", "my_name": "old-eve", "my_token": "{token}"
            """;
        var (own, _) = await SubmitAsync($", {account}");
        using var submitted = await silo.SendAsync(
            HttpMethod.Post,
            "/api/v1/jobs",
            silo.TokenOf("submitter"),
            $$"""{"suite": "a", "testbox": "{{SiloFixture.NewGroup()}}"}""");
        var other = (await AccountSilo.ReadAsync(submitted, 201))["id"]!.ToString();

        Assert.Equal(
            (202, $$"""{"error_msg":"Failed to verify the account.{{Hint.Replace("\n", "\\n")}}"}"""),
            await PostAsync("/cancel_jobs", $$"""{"my_email": "eve@example.org", "job_ids": ["{{own}}"]}"""));
        Assert.Equal(
            (200, $$"""{"results":[{"result":"forbidden","job_id":"{{other}}","message":"can only cancel the job submitted by yourself"},{"result":"success","job_id":"{{own}}","message":""}]}"""),
            await PostAsync("/cancel_jobs", $$"""{{{account}}, "job_ids": ["{{other}}", "{{own}}"]}"""));
        var brief = $$"""{"my_account": "old-eve", "my_token": "{{token}}"}""";
        Assert.Equal(
            (400, "Missing required job key: my_account."), await PostAsync($"/scheduler/v1/jobs/{other}/cancel", "{}"));
        Assert.Equal(
            (401, $"Failed to verify the account.{Hint}"),
            await PostAsync(
                $"/scheduler/v1/jobs/{other}/terminate", """{"my_account": "old-eve", "my_token": "wrong"}"""));
        Assert.Equal(
            (403, "can only cancel the job submitted by yourself"),
            await PostAsync($"/scheduler/v1/jobs/{other}/cancel", brief));
        var (second, _) = await SubmitAsync($", {account}");
        Assert.Equal((200, "Success"), await PostAsync($"/scheduler/v1/jobs/{second}/cancel", brief));
    }

    [Fact]
    public async Task A_search_names_an_account_in_its_credentials()
    {
        var token = await silo.CreateAsync("old-cci", "viewer");

        Assert.Equal(401, (await PostAsync("/data_api/es/jobs/_search", """{"query": {}}""")).Status);
        Assert.Equal(
            200,
            (await PostAsync(
                "/data_api/es/jobs/_search",
                $$"""{"query": {"size": 0}, "cci_credentials": {"my_account": "old-cci", "my_token": "{{token}}"} }""")).Status);
    }

    private async Task<(int Status, string Text)> PostAsync(string path, string body)
    {
        using var answer = await silo.SendAsync(HttpMethod.Post, path, token: null, body);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<(string JobId, string Message)> SubmitAsync(string fields)
    {
        var (status, text) = await PostAsync(
            "/submit_job", $$"""{"suite": "a", "testbox": "{{SiloFixture.NewGroup()}}"{{fields}}}""");
        Assert.Equal(200, status);
        var answer = JsonNode.Parse(text)![0]!;
        return ((string)answer["job_id"]!, (string)answer["message"]!);
    }
}
