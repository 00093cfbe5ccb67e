using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

/// <summary>The jobs that people copy.</summary>
public sealed class SampleJobTests
{
    public static TheoryData<string> Samples() =>
        [.. Directory.GetFiles(Path.Combine(Guest.GuestShell.Folder, "../samples"), "*.yaml")];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_a_job_that_names_its_architecture(string path)
    {
        var read = JobText.Parse(File.ReadAllBytes(path));
        var arch = (string?)Assert.Single(read.Jobs)["os_arch"];

        var expansion = new JobExpander(new JobRules()).Expand(read.Jobs[0], DateTimeOffset.UnixEpoch);

        Assert.Empty(expansion.Errors);
        Assert.Equal("x86_64", arch);
        Assert.EndsWith(".x86_64", expansion.Job!.Queue, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_names_none_is_for_the_manual_s_machines() => Assert.Equal("aarch64", new JobRules().OsArch);
}
