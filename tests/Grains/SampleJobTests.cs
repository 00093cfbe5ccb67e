using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

/// <summary>The jobs that people copy.</summary>
public sealed class SampleJobTests
{
    private static readonly string Folder = Path.Combine(Guest.GuestShell.Folder, "../samples");

    public static TheoryData<string> Samples() =>
        [.. Directory.GetFiles(Folder, "*.yaml").Where(path => Path.GetFileName(path) != "cluster.yaml")];

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
    public void The_sample_for_two_boxes_is_a_job_for_each_of_them()
    {
        var job = Assert.Single(JobText.Parse(File.ReadAllBytes(Path.Combine(Folder, "cluster.yaml"))).Jobs);
        var (definition, mistakes) = ClusterDefinitionReader.Read(job[ClusterJob.DefinitionField]!.AsObject());
        Assert.Empty(mistakes);

        var parts = ClusterJob.Split(job, definition!).Parts
            .Select(part => new JobExpander(new JobRules()).Expand(part.Job, DateTimeOffset.UnixEpoch));

        Assert.Equal(["vm-pair-1", "vm-pair-2"], parts.Select(part => part.Job?.Queue));
    }

    [Fact]
    public void A_job_that_names_none_is_for_the_manual_s_machines() => Assert.Equal("aarch64", new JobRules().OsArch);
}
