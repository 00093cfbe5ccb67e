using System.Text;
using Boxyard.Jobs;
using Boxyard.Results;

namespace Boxyard.Tests.Grains.Results;

public sealed class KernelLogTests
{
    [Theory]
    [InlineData("Kernel panic - not syncing: VFS: Unable to mount root fs", true)]
    [InlineData("[    1.234567] Kernel panic - not syncing: Fatal exception", true)]
    [InlineData("[    1.234567][    T1] Kernel panic - not syncing: x", true)]
    [InlineData("<0>[    1.2] ok\r\n<0>Kernel panic - not syncing: x\r\n", true)]
    [InlineData("login: [   99.000001] Kernel panic - not syncing: x", true)]
    [InlineData("ok\nKernel panic - not syncing", true)]
    [InlineData("echo Kernel panic - not syncing\n[    2.0] Kernel panic - not syncing: x", true)]
    [InlineData("the words 'Kernel panic - not syncing' in a test's output\n", false)]
    [InlineData("  Kernel panic - not syncing is what it says\n", false)]
    [InlineData("[    1.0] BUG: unable to handle page fault for address: 0\n[    1.0] Oops: 0002 [#1] SMP\n", false)]
    [InlineData("[    1.0] Kernel panic - not sync", false)]
    [InlineData("", false)]
    public void A_panic_is_told_by_the_kernels_own_words(string text, bool isPanic) =>
        Assert.Equal(isPanic, KernelLog.HasPanic(Encoding.ASCII.GetBytes(text), isStart: true));

    [Fact]
    public void Where_a_log_was_cut_no_line_begins() =>
        Assert.False(KernelLog.HasPanic("Kernel panic - not syncing"u8, isStart: false));

    [Theory]
    [InlineData("serial", JobState.Crashed, 59, true)]
    [InlineData("dmesg", JobState.Crashed, 0, true)]
    [InlineData("serial", JobState.Crashed, 60, false)]
    [InlineData("stdout", JobState.Crashed, 0, false)]
    [InlineData("serial", JobState.Lost, 0, false)]
    public void What_a_kernel_says_after_its_panic_is_still_wanted(
        string stream, JobState state, int seconds, bool isWanted)
    {
        var attempt = AttemptLab.In(state) with { EndedAt = AttemptLab.Now };
        Assert.Equal(isWanted, KernelLog.IsTrace(attempt, stream, AttemptLab.Now.AddSeconds(seconds)));
    }
}
