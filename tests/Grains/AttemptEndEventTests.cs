using Boxyard.Jobs;
using static Boxyard.Tests.Grains.AttemptAssert;
using static Boxyard.Tests.Grains.AttemptLab;

namespace Boxyard.Tests.Grains;

/// <summary>What the event of an attempt's end tells those who follow the events.</summary>
public sealed class AttemptEndEventTests
{
    [Fact]
    public void An_offer_that_nobody_took_up_names_the_deadline_and_the_end_of_the_job() =>
        AssertData(
            """{"from":"offered","to":"lost","reason":"It was offered until its deadline.","""
                + "\"cause\":\"deadline\",\"job\":\"lost\"}",
            Apply(In(JobState.Offered), AttemptEvent.DeadlinePassed, Deadline));

    [Fact]
    public void A_guest_that_fell_silent_is_named_and_its_job_goes_on() =>
        AssertData(
            """{"from":"running","to":"lost","reason":"The guest has been silent for 30 s.","""
                + "\"cause\":\"silence\",\"job\":\"queued\"}",
            Apply(
                In(JobState.Running) with { HeartbeatAt = Now.AddSeconds(-30) },
                AttemptEvent.HeartbeatMissed,
                job: Job with { InfraRetries = 1 }));

    [Fact]
    public void A_box_that_reports_its_end_is_no_cause() =>
        AssertData(
            """{"from":"running","to":"succeeded","reason":"The box is done with it.","job":"succeeded"}""",
            Apply(In(JobState.Running), AttemptEvent.Reported(Report(null, isPostRun: true))));

    [Fact]
    public void A_report_that_is_to_be_told_is_told_with_its_values()
    {
        var report = Report("job_step", "two");
        var decision = Apply(In(JobState.Running), AttemptEvent.Reported(report with { IsTold = true }));
        Assert.Equal("""{"job_step":"two"}""", Change(decision).Events[0].Data);
        Assert.Equal("{}", Change(Apply(In(JobState.Running), AttemptEvent.Reported(report))).Events[0].Data);
    }

    private static void AssertData(string data, AttemptDecision decision) =>
        Assert.Equal(data, decision.Change!.Events[0].Data);
}
