using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Grains;

public sealed class TestboxGrainTests
{
    [Fact]
    public async Task A_box_that_asks_takes_a_job_with_a_secret_of_its_own()
    {
        await using var lab = await GrainLab.StartAsync();
        var answer = await lab.AskAsync();
        Assert.Equal((BootAnswerKind.Offer, 7L, 1), (answer.Kind, answer.Offer!.JobId, answer.Offer.Attempt));
        Assert.Matches("^[0-9a-f]{64}$", answer.Offer.Token);
        Assert.Equal(TimeSpan.FromSeconds(180), Assert.Single(lab.Store.Claims).OfferTimeout);
    }

    [Fact]
    public async Task A_box_that_asks_again_gets_the_same_offer()
    {
        await using var lab = await GrainLab.StartAsync();
        var first = await lab.AskAsync();
        Assert.Equal(first, await lab.AskAsync());
        Assert.Single(lab.Store.Attempts);
    }

    [Fact]
    public async Task A_box_without_work_gets_no_job()
    {
        await using var lab = await GrainLab.StartAsync();
        lab.Store.Jobs.Clear();
        Assert.Equal(BootAnswer.NoJob, await lab.AskAsync());
    }

    [Fact]
    public async Task What_is_known_of_a_new_box_is_kept_by_its_first_claim_alone()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        await lab.TellAsync("running");
        lab.Store.Claims.Clear();
        await lab.AskAsync(new BoxArrival { Ip = "10.0.0.7" });
        Assert.Equal(["10.0.0.7", null], lab.Store.Claims.Select(claim => claim.Arrival?.Ip));
    }

    [Fact]
    public async Task A_box_that_rebooted_in_the_middle_takes_its_next_job()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        await lab.TellAsync("running");
        lab.Store.Jobs.Add(8, AttemptLab.Job with { Id = 8, AttemptCount = 0 });
        var answer = await lab.AskAsync();
        Assert.Equal(8, answer.Offer!.JobId);
        Assert.Equal(JobState.Abnormal, lab.Store.Jobs[7].State);
    }

    [Fact]
    public async Task A_second_machine_of_the_same_name_has_to_wait()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        await lab.TellAsync("running");
        lab.Store.Attempts[0] = lab.LastAttempt with { HeartbeatAt = lab.Store.Now };
        Assert.Equal(BootAnswerKind.DuplicateBox, (await lab.AskAsync()).Kind);
        Assert.Equal(JobState.Running, lab.LastAttempt.State);
    }

    [Fact]
    public async Task A_box_that_comes_after_its_offers_deadline_gets_a_new_attempt()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        lab.Store.Now += TimeSpan.FromSeconds(180);
        var answer = await lab.AskAsync();
        Assert.Equal((7L, 2), (answer.Offer!.JobId, answer.Offer.Attempt));
        Assert.Equal(JobState.Lost, lab.Store.Attempts[0].State);
    }

    [Fact]
    public async Task A_box_that_comes_late_because_the_store_was_away_gets_the_same_offer()
    {
        await using var lab = await GrainLab.StartAsync();
        var first = await lab.AskAsync();
        lab.Store.Now += TimeSpan.FromSeconds(180);
        lab.Grace.Fail();
        Assert.Equal(first, await lab.AskAsync());
        await lab.Job.DeadlinePassedAsync(1, CancellationToken.None);
        Assert.Equal(JobState.Offered, lab.LastAttempt.State);
    }
}
