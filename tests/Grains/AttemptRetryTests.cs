using Boxyard.Jobs;
using static Boxyard.Tests.Grains.AttemptLab;

namespace Boxyard.Tests.Grains;

public sealed class AttemptRetryTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 60)]
    [InlineData(2, 300)]
    [InlineData(3, 300)]
    public void A_lost_attempt_is_repeated_later_each_time(int used, int seconds)
    {
        var change = Lose(Job with { InfraRetries = 4, InfraRetriesUsed = used });
        Assert.Equal((JobState.Queued, TimeSpan.FromSeconds(seconds)), (change.Job, change.RetryDelay));
        Assert.Equal((used + 1, 0), (change.InfraRetriesUsed, change.RetriesUsed));
        Assert.Equal(["state_changed", "retried"], change.Events.Select(happened => happened.Kind));
        Assert.Equal($$"""{"reason":"lost","delay_seconds":"{{seconds}}"}""", change.Events[1].Data);
    }

    [Fact]
    public void A_lost_attempt_ends_the_job_when_no_retry_remains()
    {
        var change = Lose(Job with { InfraRetries = 2, InfraRetriesUsed = 2, Retries = 5 });
        Assert.Equal((JobState.Lost, 2, 0), (change.Job, change.InfraRetriesUsed, change.RetriesUsed));
    }

    [Theory]
    [InlineData(JobState.Failed)]
    [InlineData(JobState.TimedOut)]
    [InlineData(JobState.Crashed)]
    [InlineData(JobState.Abnormal)]
    public void A_result_is_repeated_only_when_the_job_says_so(JobState verdict)
    {
        Assert.Equal(verdict, End(verdict, Job with { InfraRetries = 2 }).Job);
        var change = End(verdict, Job with { InfraRetries = 2, Retries = 3, RetriesUsed = 2 });
        Assert.Equal((JobState.Queued, TimeSpan.Zero), (change.Job, change.RetryDelay));
        Assert.Equal((0, 3), (change.InfraRetriesUsed, change.RetriesUsed));
        Assert.Equal(verdict, End(verdict, Job with { Retries = 3, RetriesUsed = 3 }).Job);
    }

    [Fact]
    public void Success_is_never_repeated() =>
        Assert.Equal(JobState.Succeeded, End(JobState.Succeeded, Job with { InfraRetries = 2, Retries = 2 }).Job);

    private static AttemptChange Lose(JobRecord job) =>
        Apply(In(JobState.Offered), AttemptEvent.DeadlinePassed, Deadline, job).Change!;

    private static AttemptChange End(JobState verdict, JobRecord job) =>
        Apply(In(JobState.PostRun) with { Verdict = verdict }, AttemptEvent.Reported(Report(null, isPostRun: true)), job: job).Change!;
}
