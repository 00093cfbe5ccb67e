using Boxyard.Jobs;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Results;

public sealed class PanicTests
{
    private const string Boot = "[    0.000000] Linux version 6.1.0\n";
    private const string Panic = "[    1.234567] Kernel panic - not syncing: VFS: Unable to mount root fs\n";

    [Theory]
    [InlineData("serial", 0)]
    [InlineData("serial", 14)]
    [InlineData("serial", 30)]
    [InlineData("dmesg", 40)]
    public async Task A_panic_ends_the_attempt_also_across_two_chunks(string stream, int cut)
    {
        await using var lab = await ResultLab.StartAsync();
        var first = Boot + Panic[..cut];

        Assert.Equal($"200 {first.Length}", await lab.AppendAsync(stream, 0, first));
        Assert.Equal(JobState.Offered, await StateAsync(lab));
        Assert.Equal($"200 {Boot.Length + Panic.Length}", await lab.AppendAsync(stream, first.Length, Panic[cut..]));

        Assert.Equal(JobState.Crashed, await StateAsync(lab));
    }

    [Fact]
    public async Task A_panic_far_inside_a_large_chunk_is_found()
    {
        await using var lab = await ResultLab.StartAsync();
        var text = new string('x', 200_000) + "\n" + Panic + new string('y', 200_000);

        Assert.Equal($"200 {text.Length}", await lab.AppendAsync("serial", 0, text));

        Assert.Equal(JobState.Crashed, await StateAsync(lab));
    }

    [Fact]
    public async Task What_the_kernel_says_after_its_panic_is_kept_and_nothing_else()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.AppendAsync("serial", 0, Panic);

        Assert.Equal($"200 {Panic.Length + 10}", await lab.AppendAsync("serial", Panic.Length, "Call Trace"));
        Assert.Equal("409 -", await lab.AppendAsync("stdout", 0, "x"));
        Assert.Equal(409, await lab.PutAsync("a", "x"));
    }

    [Fact]
    public async Task The_same_words_in_the_jobs_output_mean_nothing()
    {
        await using var lab = await ResultLab.StartAsync();

        await lab.AppendAsync("stdout", 0, Panic);
        await lab.AppendAsync("serial", 0, "it says 'Kernel panic - not syncing'\n");

        Assert.Equal(JobState.Offered, await StateAsync(lab));
    }

    private static async Task<JobState> StateAsync(ResultLab lab) =>
        (await lab.Jobs.FindAttemptAsync(lab.Attempt.JobId, lab.Attempt.Number, Samples.None))!.State;
}
