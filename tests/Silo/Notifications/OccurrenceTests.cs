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
