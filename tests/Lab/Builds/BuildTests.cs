using System.Text.Json.Nodes;
using Boxyard.Apps;

namespace Boxyard.Tests.Lab.Builds;

/// <summary>Apps are built, tested, joined and measured by a real agent with real images.</summary>
public sealed class BuildTests(BuildsLab lab) : IClassFixture<BuildsLab>
{
    [Fact]
    public async Task An_image_is_built_pushed_and_joined_and_its_log_can_be_read()
    {
        await lab.StoreAsync("plain", spec => spec with
        {
            Source = spec.Source with { BuildArgs = spec.Source.BuildArgs.Add("GREETING", "it's $(a) `greeting`") },
        });

        var build = await lab.RunAsync("builds", "plain");

        var log = await lab.ReadConsoleAsync(build);
        Assert.True("SUCCESS" == (string?)build["result"], log);
        Assert.Contains("built on x86_64 with it's $(a) `greeting`\n", log, StringComparison.Ordinal);
        Assert.EndsWith("Finished: SUCCESS\n", log, StringComparison.Ordinal);
        Assert.Equal(["amd64"], await lab.Registry.FindArchitecturesAsync("sage/plain", "1.0"));
    }

    [Fact]
    public async Task A_build_that_fails_says_why()
    {
        await lab.StoreAsync("broken", spec => WithDockerfile(spec, "broken.dockerfile"));

        var build = await lab.RunAsync("builds", "broken");

        Assert.Equal(("FAILURE", 1), ((string?)build["result"], (int)build["number"]!));
        var log = await lab.ReadConsoleAsync(build);
        Assert.Contains("this breaks\n", log, StringComparison.Ordinal);
        Assert.Contains("boxyard: Build: podman ended with exit code ", log, StringComparison.Ordinal);
        Assert.EndsWith("Finished: FAILURE\n", log, StringComparison.Ordinal);
        Assert.Null(await lab.Registry.FindArchitecturesAsync("sage/broken", "1.0"));
    }

    [Theory]
    [InlineData("passes", true, "uname", "SUCCESS")]
    [InlineData("fails", true, "false-command", "FAILURE")]
    [InlineData("unmasked", false, "words", "SUCCESS")]
    public async Task An_image_is_tested_before_it_is_pushed(string name, bool isMasked, string word, string result)
    {
        await lab.StoreAsync(name, spec => spec with
        {
            Testing = new AppTesting { Command = [word], MaskEntrypoint = isMasked },
        });

        var build = await lab.RunAsync("builds", name);

        var log = await lab.ReadConsoleAsync(build);
        Assert.True(result == (string?)build["result"], log);
        Assert.Contains("== Test\n", log, StringComparison.Ordinal);
        Assert.Equal(!isMasked, log.Contains("the entry point says words\n", StringComparison.Ordinal));
        Assert.Equal(result == "SUCCESS", await lab.Registry.FindArchitecturesAsync($"sage/{name}", "1.0") is not null);
    }

    [Fact]
    public async Task The_log_grows_while_a_build_runs_and_a_cancel_leaves_nothing_behind()
    {
        await lab.StoreAsync("slow", spec => WithDockerfile(spec, "slow.dockerfile"));
        await lab.StartAsync("builds", "slow");
        var build = await lab.GetJsonAsync("/ecr/builds/sage/slow/1.0");
        await Eventually.TrueAsync(
            async () => (await lab.ReadConsoleAsync(build)).Contains("\nthe build waits\n", StringComparison.Ordinal),
            TimeSpan.FromMinutes(2),
            "the log says what the build prints");

        var job = (long)build["architectures"]!["linux/amd64"]!["job_id"]!;
        using var cancelled = await lab.PostAsync($"/api/v1/jobs/{job}/cancel", "{}");
        Assert.Equal(200, (int)cancelled.StatusCode);

        build = await lab.WaitAsync("builds", "slow");
        Assert.Equal(("FAILURE", $"Job {job} ended Cancelled."), ((string?)build["result"], (string?)build["problem"]));
        var processes = await LabFolder.RunAsync("ps", "-eo", "args");
        Assert.DoesNotContain("sleep 600", processes, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(lab.State, "runs")));
    }

    [Arm64Fact]
    public async Task Arm64_is_built_by_emulation_and_joined_with_amd64()
    {
        await lab.StoreAsync("both", spec => spec, "linux/amd64", "linux/arm64");

        var build = await lab.RunAsync("builds", "both");

        var log = await lab.ReadConsoleAsync(build);
        Assert.True("SUCCESS" == (string?)build["result"], log);
        Assert.Contains("built on aarch64 with none\n", log, StringComparison.Ordinal);
        Assert.Equal(["amd64", "arm64"], (await lab.Registry.FindArchitecturesAsync("sage/both", "1.0"))!.Order());
    }

    [Fact]
    public async Task A_profile_measures_what_a_program_uses()
    {
        await lab.StoreAsync("burn", spec => WithDockerfile(spec, "burn.dockerfile") with
        {
            Profiling = new AppProfiling
            {
                Targets =
                [
                    new() { Args = "2 '60' 0" }, new() { Args = "600 1 0", Timeout = 3 }, new() { Args = "0 1 9" },
                ],
                Metrics = ["system"],
                Text = "{}",
            },
        });

        var profile = await lab.RunAsync("profile", "burn");

        var log = await lab.ReadConsoleAsync(profile);
        var targets = profile["profile"]?.AsArray();
        Assert.True(targets?.Count == 3, log);
        // The third ends with 9, which fails its job.
        Assert.Equal("FAILURE", (string?)profile["result"]);
        CheckBurnt(targets![0]!);
        Assert.Equal((137, true), ((int)targets[1]!["exit_code"]!, (bool)targets[1]!["timed_out"]!));
        Assert.InRange((double)targets[1]!["wall_seconds"]!, 3, 30);
        Assert.Equal((9, false), ((int)targets[2]!["exit_code"]!, (bool)targets[2]!["timed_out"]!));
        await CheckFilesAsync((long)targets[0]!["job_id"]!);
    }

    private static AppSpec WithDockerfile(AppSpec spec, string name) =>
        spec with { Source = spec.Source with { Dockerfile = name } };

    /// <summary>It takes 60 MiB, waits for 2 s, and then takes 2 s of a processor.</summary>
    private static void CheckBurnt(JsonNode target)
    {
        Assert.Equal((0, false), ((int)target["exit_code"]!, (bool)target["timed_out"]!));
        Assert.Equal("""["2","60","0"]""", target["arguments"]!.ToJsonString());
        Assert.InRange((double)target["wall_seconds"]!, 4, 120);
        // What else is in it: the container's start, and the engine's process beside it.
        Assert.InRange((double)target["cpu_seconds"]!, 2, 3);
        Assert.InRange((long)target["memory_peak_bytes"]!, 60 << 20, 200 << 20);
        Assert.InRange((long)target["memory_mean_bytes"]!, 100_000, (long)target["memory_peak_bytes"]!);
        Assert.InRange((int)target["sample_count"]!, 3, 120);
    }

    private async Task CheckFilesAsync(long job)
    {
        var series = await lab.Client.GetStringAsync($"/api/v1/jobs/{job}/attempts/1/artifacts/series.jsonl");
        var lines = series.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);
        var seconds = lines.Select(line => (double)line["cpu_seconds"]!).ToArray();
        Assert.Equal(seconds.Order(), seconds);
        await Eventually.TrueAsync(
            async () => (await lab.GetJsonAsync($"/api/v1/jobs/{job}/attempts/1/metrics"))["metrics"]!.AsArray()
                .Any(metric => (string)metric!["name"]! == "profile.cpu_seconds"),
            TimeSpan.FromMinutes(2),
            "the job has the profile's numbers as metrics");
    }
}
