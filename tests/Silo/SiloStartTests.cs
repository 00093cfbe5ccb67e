using System.Diagnostics;

namespace Boxyard.Tests.Silo;

/// <summary>Starts the real program.</summary>
public class SiloStartTests
{
    [Fact]
    public async Task All_mistakes_are_printed_at_once_and_nothing_is_started()
    {
        var (exitCode, errors) = await RunAsync(
            "--urls", "http://0.0.0.0:3000", "--frob", "--Http:MaxJobBytes", "abc", "--Submit:MaxBatchJobs=0", "--Jobs:Oss=debian",
            "--LabNetwork:Addresses:0", "nowhere", "--Boot:PublicAddress", "a b", "--Deadlines:Interval=00:00:00",
            "--Cluster:Address", "0.0.0.0", "--Cluster:Port=70000");

        Assert.Equal(1, exitCode);
        Assert.Equal("Boxyard cannot start: there are 10 mistakes in its settings.", errors[0]);
        foreach (var setting in (string[])
            [
                "--frob:", "Http:MaxJobBytes:", "Jobs:Oss:", "urls:", "Submit:MaxBatchJobs:", "LabNetwork:Addresses:0:",
                "Boot:PublicAddress", "Deadlines:Interval:", "Cluster:Address:", "Cluster:Port:",
            ])
        {
            Assert.Contains(errors, line => line.StartsWith($"  - {setting}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Mistakes_of_the_store_are_among_them()
    {
        var (exitCode, errors) = await RunAsync(
            "--data", " ", "--postgres", "Hots=db", "--Storage:Weights:ann", "0", "--Storage:Weights:bob", "much",
            "--Storage:Weights:eve=-1", "--LabNetwork:Addresses", "10.0.0.0/8", "--Deadlines:MaxCount", "0");

        Assert.Equal(1, exitCode);
        Assert.Equal("Boxyard cannot start: there are 7 mistakes in its settings.", errors[0]);
        foreach (var setting in (string[])
            ["Storage:DataDirectory:", "Storage:Postgres:", "Storage:Weights:ann: 0", "Storage:Weights:bob: 'much'",
                "Storage:Weights:eve: -1", "LabNetwork:Addresses: '10.0.0.0/8'", "Deadlines:MaxCount:"])
        {
            Assert.Contains(errors, line => line.StartsWith($"  - {setting}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_name_that_a_target_does_not_know_is_among_them()
    {
        var (exitCode, errors) = await RunAsync(
            "--Notifications:Targets:0:Name", "board", "--Notifications:Targets:0:Url", "http://board.example.org/",
            "--Notifications:Targets:0:Secret", "at least 8 characters", "--Notifications:Targets:0:Event:0", "job_ended",
            "--Notifications:Targets:1", "board");

        Assert.Equal(1, exitCode);
        Assert.Contains(
            "  - Notifications:Targets:0:Event: there is no such setting. Those of Notifications:Targets:0 are Name, Url, "
                + "Secret, Events, Submitters, Groups.",
            errors);
        Assert.Contains(
            "  - Notifications:Targets:1: 'board' has no place. Write each of its settings as "
                + "Notifications:Targets:1:SETTING.",
            errors);
    }

    [Fact]
    public async Task A_mistake_in_the_environment_is_found_too()
    {
        var (exitCode, errors) = await RunAsync(
            new Dictionary<string, string> { ["BOXYARD__HTTP__BODYTIMEOUT"] = "soon" });

        Assert.Equal(1, exitCode);
        Assert.Equal(
            ["Boxyard cannot start: there is a mistake in its settings.", "  - Http:BodyTimeout: 'soon' is not a time span such as 00:00:30."],
            errors);
    }

    [Theory]
    [InlineData("http://0.0.0.0:3000")]
    [InlineData("http://*:3000")]
    [InlineData("http://127.0.0.1:3000;http://[::]:3000")]
    [InlineData("http://lab.example:3000")]
    public async Task Addresses_that_others_reach_are_refused(string urls)
    {
        var (exitCode, errors) = await RunAsync("--urls", urls);

        Assert.Equal(1, exitCode);
        Assert.Contains(
            "say --insecure (Silo:Insecure) if that is meant.",
            Assert.Single(errors.Skip(1)),
            StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string[] Errors)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    private static async Task<(int ExitCode, string[] Errors)> RunAsync(
        Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Boxyard.Silo.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
