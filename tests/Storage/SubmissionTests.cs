namespace Boxyard.Tests.Storage;

public sealed class SubmissionTests
{
    [Theory, Dialects]
    public async Task The_same_key_and_body_gives_the_first_answer_again(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var submission = Samples.Submission(Samples.Job(), Samples.Job()) with { IdempotencyKey = "k", BodyHash = "h" };
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => store.Jobs.SubmitAsync(submission, Samples.None)));

        Assert.All(outcomes, outcome => Assert.Equal((long[])[2, 3], outcome.JobIds.ToArray()));
        Assert.Equal([false, true, true, true, true], outcomes.Select(outcome => outcome.IsRepeat).Order());
        Assert.Null(await store.Jobs.FindAsync(4, Samples.None));
    }

    [Theory, Dialects]
    public async Task The_same_key_with_another_body_queues_nothing(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var submission = Samples.Submission(Samples.Job()) with { IdempotencyKey = "k", BodyHash = "h" };
        await store.Jobs.SubmitAsync(submission, Samples.None);
        var other = await store.Jobs.SubmitAsync(submission with { BodyHash = "g" }, Samples.None);
        var ofAnother = await store.Jobs.SubmitAsync(
            submission with { Jobs = [Samples.Job(submitter: "bob")], BodyHash = "g" }, Samples.None);

        Assert.True(other.KeyConflict);
        Assert.Empty(other.JobIds);
        Assert.Equal((false, 2), (ofAnother.KeyConflict, ofAnother.JobIds[0]));
    }

    [Theory, Dialects]
    public async Task A_submission_is_stored_whole_or_not_at_all(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var bad = Samples.Submission(Samples.Job(), Samples.Job(priority: 101));
        var exception = await Assert.ThrowsAsync<Boxyard.Storage.StoreException>(
            () => store.Jobs.SubmitAsync(bad, Samples.None));
        Assert.StartsWith(
            "The database refused the data of SubmitCommand", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, await store.SubmitAsync());
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Nothing_or_too_much_is_refused_at_once(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await Assert.ThrowsAsync<ArgumentException>(() => store.Jobs.SubmitAsync(Samples.Submission(), Samples.None));
        var tooMany = Samples.Submission([.. Enumerable.Repeat(Samples.Job(), 10_001)]);
        await Assert.ThrowsAsync<ArgumentException>(() => store.Jobs.SubmitAsync(tooMany, Samples.None));
    }

    [Theory, Dialects]
    public async Task Ten_thousand_jobs_are_one_submission(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var outcome = await store.Jobs.SubmitAsync(
            Samples.Submission([.. Enumerable.Repeat(Samples.Job(), 10_000)]), Samples.None);
        Assert.Equal((1, 10_000), (outcome.JobIds[0], outcome.JobIds[^1]));
        Assert.Equal(10_000, Assert.Single(await store.Queues.ListAsync(null, 500, Samples.None)).QueuedCount);
        await Recount.AssertCountersAsync(store);
    }
}
