using Boxyard.Agent;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;
using Boxyard.Tests.Silo;
using Boxyard.Tests.Silo.Accounts;
using Boxyard.Tests.Silo.Boot.Archive;

namespace Boxyard.Tests.Agent;

/// <summary>What an agent asks of a silo with accounts, with no more than the token of a box.</summary>
public sealed class AgentAccountTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    [Fact]
    public async Task It_is_told_how_its_attempt_stands_until_and_after_the_end()
    {
        var group = SiloFixture.NewGroup();
        using var submitted = await silo.SendAsync(
            HttpMethod.Post, "/api/v1/jobs", silo.TokenOf("submitter"), $$"""{"suite": "a", "testbox": "{{group}}"}""");
        var id = (long)(await AccountSilo.ReadAsync(submitted, 201))["id"]!;
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        var archive = UnpackedArchive.Read(
            await silo.Client.GetByteArrayAsync($"/job_initrd_tmpfs/{id}/job.cgz"));
        var secrets = archive.Single(entry => entry.Name == "lkp/scheduled/secrets.yaml").Text;
        using var http = new SiloHttp(
            new AgentOptions { Silo = silo.Client.BaseAddress!.ToString(), Token = silo.TokenOf("box") });
        var attempts = new SiloAttempts(http);
        var run = RunOf(id, group, secrets.Split('\n')[0]["attempt_token: ".Length..]);

        Assert.Equal("offered", await attempts.FindStateAsync(run, CancellationToken.None));
        await attempts.ReportAsync(run, [("job_state", "running")], CancellationToken.None);
        Assert.Equal("running", await attempts.FindStateAsync(run, CancellationToken.None));
        await attempts.ReportAsync(run, [("job_state", "OOM")], CancellationToken.None);
        await attempts.EndAsync(run, CancellationToken.None);
        Assert.Equal("failed", await attempts.FindStateAsync(run, CancellationToken.None));
        Assert.Null(await attempts.FindStateAsync(run with { ShownId = $"{id}.2" }, CancellationToken.None));
        await Assert.ThrowsAsync<SiloException>(
            () => attempts.FindStateAsync(run with { AttemptToken = "another" }, CancellationToken.None));
    }

    private static RunRecord RunOf(long id, string group, string token) => new()
    {
        Box = $"{group}-1",
        Driver = BoxDriverKind.Process,
        ShownId = $"{id}",
        RunName = "run",
        Folder = "none",
        AttemptToken = token,
    };
}
