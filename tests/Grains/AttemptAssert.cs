using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

/// <summary>What tests of attempts check again and again.</summary>
internal static class AttemptAssert
{
    public static AttemptChange Change(AttemptDecision decision)
    {
        Assert.Equal(AttemptAnswer.Accepted, decision.Answer);
        Assert.NotNull(decision.Change);
        Assert.Equal(decision.Change.Next.State, decision.Change.Job);
        Assert.Single(decision.Change.Events);
        return decision.Change;
    }

    public static AttemptChange AssertEnds(
        AttemptDecision decision, JobState end, AttemptAnswer answer = AttemptAnswer.Accepted)
    {
        var change = decision.Change!;
        Assert.Equal((answer, end, end), (decision.Answer, change.Next.State, change.Job));
        Assert.NotNull(change.Next.EndedAt);
        Assert.False(string.IsNullOrEmpty(change.Next.EndReason));
        Assert.Equal("state_changed", Assert.Single(change.Events).Kind);
        return change;
    }

    public static void AssertNothing(AttemptDecision decision)
    {
        Assert.Null(decision.Change);
        Assert.Empty(decision.Events);
    }
}
