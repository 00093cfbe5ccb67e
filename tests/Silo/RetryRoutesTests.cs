using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

public sealed class RetryRoutesTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task A_job_that_is_over_is_repeated_once_for_one_key_and_each_names_the_other()
    {
        var group = SiloFixture.NewGroup();
        var job = await SubmitAsync(group, """, "priority": 7, "notify_me": "yes", "secrets": {"PASSWORD": "it's"}""");
        await CancelAsync(job);

        using var first = await RetryAsync(job, "one key");
        var made = JsonNode.Parse(await first.Content.ReadAsStringAsync())!;
        using var second = await RetryAsync(job, "one key");
        var same = JsonNode.Parse(await second.Content.ReadAsStringAsync())!;
        using var third = await RetryAsync(job);

        var again = (long)made["id"]!;
        Assert.Equal((201, 200, 201), ((int)first.StatusCode, (int)second.StatusCode, (int)third.StatusCode));
        Assert.Equal($"/api/v1/jobs/{again}", first.Headers.Location?.OriginalString);
        Assert.Equal((again, "queued", 7), ((long)same["id"]!, (string)made["state"]!, (int)made["priority"]!));
        var old = await silo.GetJsonAsync($"/api/v1/jobs/{job}/spec");
        Assert.Equal(old.ToJsonString(), (await silo.GetJsonAsync($"/api/v1/jobs/{again}/spec")).ToJsonString());
        Assert.Equal(
            [$$"""submitted {"retry_of":{{job}},"secret_count":1}"""], await ListEventsAsync(again));
        Assert.Equal(
            ["""submitted {"secret_count":1}""", $$"""retried {"job_id":{{again}}}""", $$"""retried {"job_id":{{again + 1}}}"""],
            (await ListEventsAsync(job)).Where(line => !line.StartsWith("state_changed", StringComparison.Ordinal)));
        Assert.Equal(
            "it's", (await silo.Get<Boxyard.Jobs.IJobSecretStore>().ListAsync(again, CancellationToken.None))["PASSWORD"]);
    }

    [Fact]
    public async Task What_cannot_be_repeated_is_refused_and_says_why()
    {
        var group = SiloFixture.NewGroup();
        var queued = await SubmitAsync(group);
        var other = await SubmitAsync(group);
        await CancelAsync(other);
        await RetryAsync(other, "taken");
        var third = await SubmitAsync(group);
        await CancelAsync(third);
        using var cluster = await silo.PostAsync("/api/v1/jobs", $$$"""
            {"suite": "c", "cluster": "cs-{{{group}}}", "if role server": {}, "if role client": {},
             "cluster_definition": {"nodes": {"{{{group}}}-1": {"roles": ["server"]}, "{{{group}}}-2": {"roles": ["client"]} } } }
            """);
        var parts = JsonNode.Parse(await cluster.Content.ReadAsStringAsync())!["cluster_jobs"]!.AsArray();
        var (first, second) = ((long)parts[0]!, (long)parts[1]!);
        await CancelAsync(first);

        using var waits = await RetryAsync(queued);
        using var unknown = await RetryAsync(999_999_999);
        using var part = await RetryAsync(second);
        using var conflict = await RetryAsync(third, "taken");

        Assert.Equal(
            $"Job {queued} is queued: only a job that is over can be repeated. Wait for its end, or cancel it.",
            await SiloFixture.ReadProblemAsync(waits, 409));
        Assert.StartsWith(
            "There is no job '999999999'.", await SiloFixture.ReadProblemAsync(unknown, 404), StringComparison.Ordinal);
        Assert.Equal(
            $"Job {second} is one of the jobs of cluster job {first}, which run together or not at all: none can be "
            + "repeated alone. Submit the cluster job's file again.",
            await SiloFixture.ReadProblemAsync(part, 409));
        Assert.Equal(422, (int)conflict.StatusCode);
    }

    [Fact]
    public async Task A_job_whose_secrets_are_gone_is_not_repeated_without_them()
    {
        var job = await SubmitAsync(SiloFixture.NewGroup(), """, "secrets": {"A": "b"}""");
        await CancelAsync(job);
        var secrets = silo.Get<Boxyard.Jobs.IJobSecretStore>();
        await secrets.SweepAsync(DateTimeOffset.MaxValue, 100, CancellationToken.None);

        using var answer = await RetryAsync(job);

        Assert.Equal(
            $"Job {job} had secrets, which are kept no longer (Storage:KeepSecrets), and without them it would be another "
            + "job. Submit its file again.",
            await SiloFixture.ReadProblemAsync(answer, 409));
    }

    private async Task<long> SubmitAsync(string group, string more = "")
    {
        using var answer = await silo.PostAsync("/api/v1/jobs", $$"""{"suite": "a", "testbox": "{{group}}"{{more}}}""");
        Assert.Equal(201, (int)answer.StatusCode);
        return (long)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
    }

    private async Task CancelAsync(long job)
    {
        using var answer = await silo.PostAsync($"/api/v1/jobs/{job}/cancel", "{}");
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private async Task<HttpResponseMessage> RetryAsync(long job, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/jobs/{job}/retry");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await silo.Client.SendAsync(request);
    }

    private async Task<IEnumerable<string>> ListEventsAsync(long job) =>
        (await silo.GetJsonAsync($"/api/v1/jobs/{job}/events"))["events"]!.AsArray()
            .Select(line => $"{line!["kind"]} {line["data"]?.ToJsonString()}");
}
