using Boxyard.Cli;
using Boxyard.Client;

namespace Boxyard.Tests.Cli;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(JobState.Succeeded, "0", 0)]
    [InlineData(JobState.Failed, "3", 3)]
    [InlineData(JobState.Failed, "125", 125)]
    [InlineData(JobState.Failed, "126", 1)]
    [InlineData(JobState.Failed, "0", 1)]
    [InlineData(JobState.Failed, "-1", 1)]
    [InlineData(JobState.Failed, "soon", 1)]
    [InlineData(JobState.Failed, null, 1)]
    [InlineData(JobState.TimedOut, "3", 1)]
    [InlineData(JobState.Lost, null, 1)]
    public void A_failed_job_passes_its_exit_code_on_when_shells_have_no_other_meaning_for_it(
        JobState state, string? reported, int expected)
    {
        var values = new Dictionary<string, string>();
        if (reported is not null)
        {
            values.Add("exit_code", reported);
        }

        Assert.Equal(expected, ExitCode.Of(JobOf(state, values)));
    }

    [Fact]
    public void The_newest_attempt_counts()
    {
        var first = JobOf(JobState.Failed, new Dictionary<string, string> { ["exit_code"] = "3" });
        var second = JobOf(JobState.Failed, new Dictionary<string, string> { ["exit_code"] = "4" });

        Assert.Equal(4, ExitCode.Of(first with { Attempts = [.. first.Attempts, .. second.Attempts] }));
    }

    [Theory]
    [InlineData(ProblemKind.NotFound, 2)]
    [InlineData(ProblemKind.Rejected, 2)]
    [InlineData(ProblemKind.Unreachable, 3)]
    [InlineData(ProblemKind.ServerFault, 3)]
    [InlineData(ProblemKind.UnexpectedAnswer, 3)]
    public void A_call_without_an_answer_is_told_apart_from_a_wrong_one(ProblemKind kind, int expected) =>
        Assert.Equal(expected, ExitCode.Of(new Problem { Kind = kind, Title = "no" }));

    private static Job JobOf(JobState state, Dictionary<string, string> values) => new()
    {
        Id = 1,
        State = state,
        Suite = "hello",
        Group = "vm-1",
        Testbox = "vm-1",
        Queue = "vm-1.x86_64",
        Submitter = "anonymous",
        SubmittedAt = DateTimeOffset.UnixEpoch,
        Attempts =
        [
            new JobAttempt
            {
                Number = 1,
                ShownId = "1",
                State = state,
                Testbox = "vm-1",
                OfferedAt = DateTimeOffset.UnixEpoch,
                Values = values,
            },
        ],
    };
}
