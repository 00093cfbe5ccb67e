using System.Text.Json.Nodes;
using Boxyard.Dependencies;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains.Dependencies;

public class DependencyRulesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData(JobState.Queued, 0, false, WaitState.Open)]
    [InlineData(JobState.Offered, 1, false, WaitState.Open)]
    [InlineData(JobState.Running, 1, false, WaitState.Open)]
    [InlineData(JobState.PostRun, 1, false, WaitState.Open)]
    [InlineData(JobState.Succeeded, 1, false, WaitState.Open)]
    [InlineData(JobState.Succeeded, 1, true, WaitState.Holds)]
    [InlineData(JobState.Failed, 1, true, WaitState.Holds)]
    [InlineData(JobState.Lost, 1, true, WaitState.Holds)]
    [InlineData(JobState.Cancelled, 0, false, WaitState.Holds)]
    public void Without_a_condition_the_data_must_be_complete(
        JobState state, int attempts, bool isExtracted, WaitState expected) =>
        Assert.Equal(expected, DependencyRules.Judge(null, Facts(Job(state, attempts, isExtracted))));

    [Theory]
    [InlineData("""{"job_stage":"running"}""", JobState.Offered, WaitState.Open)]
    [InlineData("""{"job_stage":"running"}""", JobState.Running, WaitState.Holds)]
    [InlineData("""{"job_stage":"running"}""", JobState.PostRun, WaitState.Holds)]
    [InlineData("""{"job_stage":"finish"}""", JobState.PostRun, WaitState.Open)]
    [InlineData("""{"job_health":"success"}""", JobState.Running, WaitState.Open)]
    [InlineData("""{"job_health":"success"}""", JobState.Succeeded, WaitState.Holds)]
    [InlineData("""{"job_health":"success"}""", JobState.Failed, WaitState.NeverHolds)]
    [InlineData("""{"job_data_readiness":"complete"}""", JobState.Lost, WaitState.Holds)]
    [InlineData("""{"job_stage":"running","suite":"iperf"}""", JobState.Running, WaitState.Holds)]
    [InlineData("""{"job_stage":"running","suite":"sleep"}""", JobState.Running, WaitState.Open)]
    [InlineData("""{"milestones":"ready"}""", JobState.Running, WaitState.Holds)]
    [InlineData("""{"milestones":["ready","done"]}""", JobState.Running, WaitState.Holds)]
    [InlineData("""{"milestones":["ready","never"]}""", JobState.Running, WaitState.Open)]
    [InlineData("""{"milestones":"read"}""", JobState.Running, WaitState.Open)]
    public void A_condition_holds_when_each_of_its_fields_does(string condition, JobState state, WaitState expected) =>
        Assert.Equal(expected, DependencyRules.Judge(condition, Facts(Job(state, 1, state.IsFinal()))));

    [Theory]
    [InlineData(JobState.Succeeded, false)]
    [InlineData(JobState.Failed, false)]
    [InlineData(JobState.TimedOut, true)]
    [InlineData(JobState.Crashed, true)]
    [InlineData(JobState.Lost, true)]
    [InlineData(JobState.Running, false)]
    public void A_fault_is_broken_and_a_failed_check_is_not(JobState state, bool expected) =>
        Assert.Equal(expected, LkpView.Of(Job(state, 1, state.IsFinal())).IsBroken);

    [Fact]
    public void A_job_that_never_ran_is_broken() =>
        Assert.True(LkpView.Of(Job(JobState.Cancelled, attempts: 0, isExtracted: false)).IsBroken);

    [Theory]
    [InlineData("""{"wait_on": 7}""", "'wait_on' must be an object of job ids.")]
    [InlineData("""{"wait_on": {"x": null}}""", "'wait_on' names 'x', which is no job id.")]
    [InlineData("""{"wait_on": {"0": null}}""", "'wait_on' names '0', which is no job id.")]
    [InlineData("""{"wait_on": {"7": null, "07": null}}""", "'wait_on' names '07', which is no job id.")]
    [InlineData(
        """{"wait_on": {"7": "running"}}""",
        "'wait_on' of job 7 must be null or an object, such as {\"job_stage\": \"running\"}.")]
    [InlineData("""{"wait_on": {"7": {"job_stage": "run"}}}""", "'wait_on' of job 7 has no known stage: 'run'.")]
    [InlineData("""{"wait_on": {"7": {"suite": {}}}}""", "'wait_on' of job 7 has a 'suite' that is no text.")]
    public void A_mistake_is_named(string sent, string expected) =>
        Assert.Equal(expected, WaitList.Read(JsonNode.Parse(sent)!.AsObject()).Mistake);

    [Fact]
    public void A_list_is_read_with_its_options()
    {
        var sent = JsonNode.Parse(
            """
            {"wait_on": {"7": null, "8": {}, "9": {"job_stage": "running"}},
             "wait_options": {"fail_fast": null, "get_fields": {"result_root": null}}}
            """)!.AsObject();

        var (list, mistake) = WaitList.Read(sent);

        Assert.Null(mistake);
        Assert.Equal(
            [(7, null), (8, null), (9, """{"job_stage":"running"}""")],
            list!.Waits.Select(wait => (wait.JobId, wait.Condition)));
        Assert.True(list.FailFast);
        Assert.Equal(["result_root"], list.GetFields.AsEnumerable());
    }

    private static JobFacts Facts(JobRecord job) => new(
        job,
        JsonNode.Parse("""{"suite":"iperf"}""")!.AsObject(),
        new Dictionary<string, string> { ["milestones"] = "ready,done" });

    private static JobRecord Job(JobState state, int attempts, bool isExtracted) => new()
    {
        Id = 7,
        State = state,
        Suite = "iperf",
        Group = "vm",
        Testbox = "vm",
        Queue = "vm",
        Priority = 0,
        Submitter = "ann",
        RunTimeout = TimeSpan.FromMinutes(1),
        InfraRetries = 0,
        Retries = 0,
        AttemptCount = attempts,
        SubmittedAt = Now,
        ExtractedAt = isExtracted ? Now : null,
    };
}
