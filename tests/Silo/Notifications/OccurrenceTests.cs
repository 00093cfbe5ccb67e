using Boxyard.Jobs;
using Boxyard.Notifications;
using Boxyard.Tests.Silo.Clusters;

namespace Boxyard.Tests.Silo.Notifications;

public sealed class OccurrenceTests
{
    [Fact]
    public async Task A_queue_that_waits_is_told_of_once_an_hour_and_a_lost_box_with_its_job()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var silo = new NotifyingSilo(receiver.Url);
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group, """, "infra_retries": 0""");
        silo.Clock.Advance(TimeSpan.FromMinutes(61));

        var waits = await WaitForAsync(silo, receiver, "queue_waits");
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        silo.Clock.Advance(TimeSpan.FromSeconds(600));
        var lost = await WaitForAsync(silo, receiver, "box_lost");
        var ended = await WaitForAsync(silo, receiver, "job_ended");

        Assert.Equal((group, 1), ((string)waits.Json["queue"]!["name"]!, (int)waits.Json["queue"]!["queued_count"]!));
        Assert.Equal(
            ($"{group}-1", group, id),
            ((string)lost.Json["testbox"]!["name"]!, (string)lost.Json["testbox"]!["tbox_group"]!, lost.JobId));
        Assert.Equal((id, "lost"), (ended.JobId, (string)ended.Json["job"]!["state"]!));
        Assert.Equal(
            ["box_lost", "job_ended", "queue_waits"],
            receiver.Taken.Select(delivery => (string)delivery.Json["event"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cluster_job_that_waits_is_told_of_by_its_boxes_group_and_one_that_is_held_is_not()
    {
        await using var receiver = await Receiver.StartAsync();
        var group = SiloFixture.NewGroup();
        await using var silo = new NotifyingSilo(receiver.Url, group);
        var boxes = new ClusterBoxes(silo, group, ["server", "client"]);
        var on = await silo.SubmitAsync(boxes.Name + "x");
        await boxes.SubmitAsync($$"""{"wait_on": {"{{on}}": null} }""");
        var ids = await boxes.SubmitAsync("""{"infra_retries": 0}""");
        silo.Clock.Advance(TimeSpan.FromMinutes(61));

        var waits = await WaitForAsync(silo, receiver, "job_waits");
        using var cancelled = await silo.PostAsync($"/api/v1/jobs/{ids[1]}/cancel", "");
        var ended = await WaitForAsync(silo, receiver, "job_ended");

        Assert.Equal(ids[0], waits.JobId);
        Assert.Equal(
            $"[{string.Join(',', ids)}]", waits.Json["job"]!["cluster_jobs"]!.ToJsonString());
        Assert.Equal(boxes.Hosts, waits.Json["job"]!["testboxes"]!.AsArray().Select(box => (string)box!));
        Assert.Contains(ended.JobId, ids);
        await Eventually.BecomesTrueAsync(() => receiver.Taken.Count == 3);
        // Of the job of another group, and of the one that waits for it, nothing is told.
        Assert.Equal(
            ["job_ended", "job_ended", "job_waits"],
            receiver.Taken.Select(delivery => (string)delivery.Json["event"]!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("rack-7", "rack-7", GroupRule.TrailingNumber, "rack-7 rack")]
    [InlineData("rack.7", "rack.7", GroupRule.FirstPart, "rack.7 rack")]
    [InlineData("rack", "rack", GroupRule.TrailingNumber, "rack")]
    [InlineData("rack-7", "rack-7-1", GroupRule.TrailingNumber, "rack-7")]
    public void The_group_of_a_job_for_one_box_is_that_of_the_box_too(
        string group, string testbox, GroupRule rule, string groups)
    {
        var job = new JobRecord
        {
            Id = 1,
            State = JobState.Queued,
            Suite = "s",
            Group = group,
            Testbox = testbox,
            Queue = group,
            Priority = 0,
            Submitter = "ann",
            RunTimeout = TimeSpan.Zero,
            InfraRetries = 0,
            Retries = 0,
            AttemptCount = 0,
            SubmittedAt = DateTimeOffset.UnixEpoch,
        };

        Assert.Equal(groups, string.Join(' ', OccurrenceGroups.Of(job, rule)));
    }

    private static async Task<ReceivedDelivery> WaitForAsync(NotifyingSilo silo, Receiver receiver, string what)
    {
        ReceivedDelivery? found = null;
        await Eventually.BecomesTrueAsync(() =>
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(3));
            found = receiver.Taken.FirstOrDefault(delivery => (string)delivery.Json["event"]! == what);
            return found is not null;
        });
        return found!;
    }
}
