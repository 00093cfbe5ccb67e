using Boxyard.Testboxes;

namespace Boxyard.Tests.Silo;

public class DeadlineRoutesTests(ClockedSilo silo) : IClassFixture<ClockedSilo>
{
    [Fact]
    public async Task A_running_job_gets_more_time_and_never_less()
    {
        var (id, _) = await RunAsync();
        var now = silo.Clock.GetUtcNow();

        Assert.Equal($"200 {Answer(id, now.AddMinutes(181))}", await RenewAsync(id, """{"seconds": 10800}"""));
        Assert.Equal($"200 {Answer(id, now.AddMinutes(181))}", await RenewAsync(id, """{"seconds": 60}"""));

        var job = await silo.GetJsonAsync($"/api/v1/jobs/{id}");
        Assert.Equal(now.AddMinutes(181), (DateTimeOffset)job["attempts"]![0]!["deadline_at"]!);
        var events = (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]!.AsArray();
        Assert.Single(events, change => (string)change!["kind"]! == "deadline_renewed");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"seconds": 0}""")]
    [InlineData("""{"seconds": 2592001}""")]
    public async Task The_time_is_bounded(string body)
    {
        using var answer = await silo.PostAsync("/api/v1/jobs/1/deadline", body);
        Assert.Equal(
            "seconds: say a whole number within 1 and 2592000 (Deadlines:MaxRenewal).",
            await SiloFixture.ReadProblemAsync(answer, 400));
    }

    [Fact]
    public async Task A_job_that_does_not_run_gets_no_time()
    {
        var id = await silo.SubmitAsync(SiloFixture.NewGroup());
        using var answer = await silo.PostAsync($"/api/v1/jobs/{id}/deadline", """{"seconds": 60}""");
        Assert.Equal(
            $"Only a job that runs and is not cancelled gets more time; job {id} is queued.",
            await SiloFixture.ReadProblemAsync(answer, 409));
        using var none = await silo.PostAsync("/api/v1/jobs/999999/deadline", """{"seconds": 60}""");
        Assert.Equal(404, (int)none.StatusCode);
    }

    [Fact]
    public async Task The_old_routes_add_to_the_deadline_and_tell_it()
    {
        var (id, box) = await RunAsync();
        var deadlineAt = silo.Clock.GetUtcNow().AddMinutes(61);

        Assert.Equal($"200 {Old(deadlineAt)}", await GetAsync($"/get_deadline?testbox={box}"));
        Assert.Equal($"200 {Old(deadlineAt.AddDays(1))}", await GetAsync($"/renew_deadline?job_id={id}&time=86400"));
        Assert.Equal($"200 {Old(deadlineAt.AddDays(1))}", await GetAsync($"/scheduler/get_deadline?testbox={box}"));

        Assert.Equal("500 The job does not exist", await GetAsync("/renew_deadline?job_id=999999&time=60"));
        Assert.Equal("500 The job does not exist", await GetAsync($"/renew_deadline?job_id={id}.2&time=60"));
        Assert.Equal("500 time: '' is no number of seconds", await GetAsync($"/renew_deadline?job_id={id}"));
        Assert.Equal(
            "500 The deadline can be at most 2592000 seconds from now",
            await GetAsync($"/renew_deadline?job_id={id}&time=99999999999"));
        Assert.Equal(
            "500 cant find the testbox in es, testbox: none-1", await GetAsync("/get_deadline?testbox=none-1"));
    }

    [Fact]
    public async Task The_old_routes_say_why_not()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        Assert.Equal(
            "500 Only running job can renew, your job stage is: boot",
            await GetAsync($"/renew_deadline?job_id={id}&time=60"));

        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
        Assert.NotNull(await silo.Get<ITestboxStore>().FindAsync($"{group}-1", CancellationToken.None));
        Assert.Equal("200 no deadline", await GetAsync($"/get_deadline?testbox={group}-1"));
    }

    private static string Answer(string id, DateTimeOffset at) =>
        $$"""{"id":{{id}},"deadline_at":"{{at:yyyy-MM-ddTHH:mm:ss}}+00:00"}""";

    private static string Old(DateTimeOffset at) => $"{at:yyyy-MM-ddTHH:mm:ss}+0000";

    private async Task<(string Id, string Box)> RunAsync()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");
        return (id, $"{group}-1");
    }

    private async Task<string> RenewAsync(string id, string body)
    {
        using var answer = await silo.PostAsync($"/api/v1/jobs/{id}/deadline", body);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    private async Task<string> GetAsync(string path)
    {
        using var answer = await silo.Client.GetAsync(path);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }
}
