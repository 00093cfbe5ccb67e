namespace Boxyard.Tests.Silo.Accounts;

public sealed class OwnJobTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    [Fact]
    public async Task A_submitter_cancels_its_own_jobs_alone()
    {
        var ann = await silo.CreateAsync("own-ann", "submitter");
        var bob = await silo.CreateAsync("own-bob", "submitter");
        var anns = await SubmitAsync(ann);
        var second = await SubmitAsync(ann);
        var bobs = await SubmitAsync(bob);

        using var others = await CancelAsync(ann, bobs);
        Assert.Equal(
            $"Job {bobs} was not submitted by the account 'own-ann', which is submitter; others' jobs need operator. "
            + "Nothing was changed.",
            await SiloFixture.ReadProblemAsync(others, 403));
        using var many = await silo.SendAsync(
            HttpMethod.Post, "/api/v1/jobs:cancel", ann, $$"""{"ids": [{{second}}, {{bobs}}, 999999]}""");
        Assert.Equal(
            [$"{second} cancelled cancelled", $"{bobs} not_own ", "999999 not_found "],
            (await AccountSilo.ReadAsync(many, 200))["results"]!.AsArray()
                .Select(result => $"{result!["id"]} {result["outcome"]} {result["state"]}"));
        using var longer = await silo.SendAsync(
            HttpMethod.Post, $"/api/v1/jobs/{bobs}/deadline", ann, """{"seconds": 60}""");
        Assert.Equal(403, (int)longer.StatusCode);
        using var own = await CancelAsync(ann, anns);
        Assert.Equal("cancelled", (string?)(await AccountSilo.ReadAsync(own, 200))["outcome"]);
        using var byOperator = await CancelAsync(silo.TokenOf("operator"), bobs);
        Assert.Equal("cancelled", (string?)(await AccountSilo.ReadAsync(byOperator, 200))["outcome"]);
    }

    [Fact]
    public async Task A_submitter_repeats_its_own_jobs_alone_and_the_audit_names_both_jobs()
    {
        var ann = await silo.CreateAsync("again-ann", "submitter");
        var bobs = await SubmitAsync(await silo.CreateAsync("again-bob", "submitter"));
        var anns = await SubmitAsync(ann);
        (await CancelAsync(silo.TokenOf("operator"), bobs)).Dispose();
        (await CancelAsync(ann, anns)).Dispose();

        using var others = await RetryAsync(ann, bobs);
        Assert.Equal(403, (int)others.StatusCode);
        using var viewers = await RetryAsync(silo.TokenOf("viewer"), anns);
        Assert.Equal(403, (int)viewers.StatusCode);
        using var own = await RetryAsync(ann, anns);
        var again = await AccountSilo.ReadAsync(own, 201);
        using var byOperator = await RetryAsync(silo.TokenOf("operator"), bobs);
        Assert.Equal("operator", (string?)(await AccountSilo.ReadAsync(byOperator, 201))["submitter"]);

        Assert.Equal("again-ann", (string?)again["submitter"]);
        using var audit = await silo.SendAsync(
            HttpMethod.Get, "/api/v1/audit?account=again-ann&page_size=1", silo.TokenOf("root"));
        var entry = (await AccountSilo.ReadAsync(audit, 200))["entries"]![0]!;
        Assert.Equal(
            ("POST /api/v1/jobs/{id}/retry", $"{again["id"]}", $"repeats job {anns}"),
            ((string?)entry["action"], (string?)entry["target"], (string?)entry["detail"]));
    }

    private Task<HttpResponseMessage> RetryAsync(string token, long job) =>
        silo.SendAsync(HttpMethod.Post, $"/api/v1/jobs/{job}/retry", token);

    private Task<HttpResponseMessage> CancelAsync(string token, long job) =>
        silo.SendAsync(HttpMethod.Post, $"/api/v1/jobs/{job}/cancel", token, "{}");

    private async Task<long> SubmitAsync(string token)
    {
        // Whom the job names does not count.
        var body = $$"""{"suite": "a", "testbox": "{{SiloFixture.NewGroup()}}", "my_email": "x@y.z"}""";
        using var answer = await silo.SendAsync(HttpMethod.Post, "/api/v1/jobs", token, body);
        return (long)(await AccountSilo.ReadAsync(answer, 201))["id"]!;
    }
}
