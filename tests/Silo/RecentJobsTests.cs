using Boxyard.Jobs;

namespace Boxyard.Tests.Silo;

public sealed class RecentJobsTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task What_was_submitted_is_read_up_to_a_bound_in_bytes()
    {
        var group = SiloFixture.NewGroup();
        var small = await silo.SubmitAsync(group);
        var filler = new string('x', 3 << 20);
        const int fitting = (int)(RecentJobs.MaxSpecBytes / (3 << 20));
        for (var count = 0; count < fitting; count++)
        {
            await silo.SubmitAsync(group, $""", "filler": "{filler}" """);
        }

        var within = await FindAsync(group, onlyId: null);
        var last = await silo.SubmitAsync(group, $""", "filler": "{filler}" """);
        var beyond = await FindAsync(group, onlyId: null);

        Assert.Equal((fitting + 1, true), (within.Found.Count, within.IsComplete));
        Assert.Equal((fitting, false), (beyond.Found.Count, beyond.IsComplete));
        Assert.Equal(last, beyond.Found[0]);
        Assert.Equal([small], (await FindAsync(group, long.Parse(small))).Found);
    }

    private Task<(List<string> Found, bool IsComplete)> FindAsync(string group, long? onlyId) =>
        silo.Get<RecentJobs>().FindAsync(
            new JobFilter { Group = group }, onlyId, (job, _) => job.Id.ToString(), CancellationToken.None);
}
