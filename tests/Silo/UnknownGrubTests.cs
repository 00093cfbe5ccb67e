using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo;

public class UnknownGrubTests(UnknownGrubTests.TakingSilo silo) : IClassFixture<UnknownGrubTests.TakingSilo>
{
    [Fact]
    public async Task A_machine_that_grub_asks_for_becomes_a_box_and_gets_its_job_once()
    {
        var first = await silo.Client.GetStringAsync("/boot.grub/mac/52:54:00:AB:00:05");
        var again = await silo.Client.GetStringAsync("/boot.grub/mac/52-54-00-ab-00-05");

        Assert.Contains("/job.cgz", first, StringComparison.Ordinal);
        Assert.Equal(first, again);
        var box = await silo.GetJsonAsync("/api/v1/testboxes/sut-52:54:00:ab:00:05");
        Assert.Equal("52-54-00-ab-00-05", (string)Assert.Single(box["macs"]!.AsArray())!);
        var jobs = (await silo.GetJsonAsync("/api/v1/jobs?suite=host-info&testbox=sut-52:54:00:ab:00:05"))["jobs"]!;
        Assert.Single(jobs.AsArray());
    }

    [Fact]
    public async Task A_machine_that_ipxe_asks_for_stays_unknown()
    {
        var text = await silo.Client.GetStringAsync("/boot.ipxe/mac/52-54-00-ab-00-06");

        Assert.Contains("No job now", text, StringComparison.Ordinal);
        using var box = await silo.Client.GetAsync("/api/v1/testboxes/sut-52:54:00:ab:00:06");
        Assert.Equal(404, (int)box.StatusCode);
    }

    /// <summary>A silo with a job for unknown machines.</summary>
    public sealed class TakingSilo : SiloFixture
    {
        private readonly string _job = Path.GetTempFileName();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            File.WriteAllText(_job, "suite: host-info\ntestbox: anybody\n");
            builder.UseSetting("Testboxes:UnknownGrubJob", _job);
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            File.Delete(_job);
        }
    }
}
