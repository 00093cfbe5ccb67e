using Boxyard.Retention;

namespace Boxyard.Tests.Grains.Retention;

public class RetentionLimitsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly RetentionLimits Limits = new()
    {
        Jobs = TimeSpan.FromDays(20),
        Artifacts = TimeSpan.FromDays(10),
        Logs = TimeSpan.FromDays(15),
    };

    [Theory]
    [InlineData(10, "")]
    [InlineData(11, "artifacts")]
    [InlineData(16, "logs artifacts")]
    [InlineData(20, "logs artifacts")]
    [InlineData(21, "all")]
    public void Each_part_goes_when_its_time_is_over(int days, string gone) =>
        Assert.Equal(gone, Words(Limits.Judge(Job(days), Now, isExcess: false, isSpaceWanted: false)));

    [Fact]
    public void What_goes_on_or_is_kept_stays()
    {
        Assert.Null(Limits.Judge(Job(99) with { FinishedAt = null }, Now, isExcess: true, isSpaceWanted: true));
        Assert.Null(Limits.Judge(Job(99) with { IsKept = true }, Now, isExcess: true, isSpaceWanted: true));
    }

    [Fact]
    public void Too_many_jobs_go_only_a_day_after_their_end()
    {
        var limits = new RetentionLimits();
        var day = Job(0) with { FinishedAt = Now.AddDays(-1) };

        Assert.Null(limits.Judge(day, Now, isExcess: true, isSpaceWanted: false));
        Assert.Equal("all", Words(limits.Judge(day, Now.AddTicks(1), isExcess: true, isSpaceWanted: false)));
        Assert.Null(limits.Judge(Job(99), Now, isExcess: false, isSpaceWanted: false));
    }

    [Fact]
    public void For_space_logs_and_files_go_an_hour_after_the_end_and_the_job_stays()
    {
        var limits = new RetentionLimits();
        var hour = Job(0) with { FinishedAt = Now.AddHours(-1) };

        Assert.Null(limits.Judge(hour, Now, isExcess: false, isSpaceWanted: true));
        Assert.Equal(
            "logs artifacts", Words(limits.Judge(hour, Now.AddTicks(1), isExcess: false, isSpaceWanted: true)));
        var empty = Job(99) with { HasLogs = false, HasArtifacts = false };
        Assert.Null(limits.Judge(empty, Now, isExcess: false, isSpaceWanted: true));
    }

    private static OldJob Job(int days) => new()
    {
        Id = 1,
        SubmittedAt = Now.AddDays(-100),
        FinishedAt = Now.AddDays(-days),
        IsKept = false,
        HasLogs = true,
        HasArtifacts = true,
    };

    private static string Words(JobRemoval? removal) => removal switch
    {
        null => "",
        { IsWhole: true } => "all",
        _ => $"{(removal.Logs ? "logs " : "")}{(removal.Artifacts ? "artifacts" : "")}".Trim(),
    };
}
