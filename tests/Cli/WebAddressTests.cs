using Boxyard.Tests.Client;

namespace Boxyard.Tests.Cli;

/// <summary>Where the command line says that a job can be looked at.</summary>
public sealed class WebAddressTests
{
    private const string Job = """
        {"id":9,"state":"queued","suite":"a","tbox_group":"g","testbox":"g","queue":"g","submitter":"s",
         "submitted_at":"2026-01-01T00:00:00Z"}
        """;

    [Theory]
    [InlineData(200, """{"dashboard_address":"http://board.lab/boxyard/"}""", "http://board.lab/boxyard/jobs/9")]
    [InlineData(200, """{"dashboard_address":"http://board.lab:3001"}""", "http://board.lab:3001/jobs/9")]
    [InlineData(200, "{}", null)]
    [InlineData(404, "", null)]
    public async Task A_job_is_shown_in_the_dashboard_where_the_silo_knows_one(int status, string about, string? expected)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(201, Job).Then(status, about).Then(201, Job);
        var address = server.Address.AbsoluteUri.TrimEnd('/');

        var run = await CommandLineRun.OfAsync("retry", "7", "8", "--server", address);

        var shown = expected ?? $"{address}/api/v1/jobs/9";
        Assert.Equal(new CommandLineRun(0, "9\n9\n", $"job 7 again: job 9, {shown}\njob 8 again: job 9, {shown}\n"), run);
        Assert.Equal(
            ["POST /api/v1/jobs/7/retry", "GET /api/v1/about", "POST /api/v1/jobs/8/retry"],
            server.Requests.Select(request => request.Line));
    }
}
