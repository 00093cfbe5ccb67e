using Boxyard.Queues;

namespace Boxyard.Tests.Silo;

/// <summary>Boxes that wait. One silo for these tests alone, since they count who waits.</summary>
public sealed class BoxBootTests : IClassFixture<SiloFixture>
{
    private readonly SiloFixture _silo;
    private readonly QueueWaiters _waiters;

    public BoxBootTests(SiloFixture silo)
    {
        _silo = silo;
        _ = silo.Client;
        _waiters = silo.Get<QueueWaiters>();
    }

    [Fact]
    public async Task A_box_that_waits_gets_the_job_that_comes()
    {
        var group = SiloFixture.NewGroup();
        var boot = _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1?wait=600");
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 1);
        Assert.False(boot.IsCompleted);

        var id = await _silo.SubmitAsync(group);

        Assert.Contains($"/job_initrd_tmpfs/{id}/job.cgz", await boot, StringComparison.Ordinal);
        Assert.Equal(0, _waiters.Count);
    }

    [Fact]
    public async Task Five_boxes_that_wait_share_three_jobs_and_two_go_on_waiting()
    {
        var group = SiloFixture.NewGroup();
        using var hangUp = new CancellationTokenSource();
        var boots = Enumerable.Range(1, 5).Select(
            number => _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-{number}?wait=600", hangUp.Token)).ToList();
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 5);

        var job = $$"""{"suite": "sleep", "testbox": "{{group}}"}""";
        using var batch = await _silo.PostAsync("/api/v1/jobs:batch", $"[{job},{job},{job}]");

        await Eventually.BecomesTrueAsync(() => boots.Count(boot => boot.IsCompleted) == 3);
        Assert.Equal(3, boots.Where(boot => boot.IsCompleted).Select(boot => boot.Result).Distinct().Count());
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 2);
        await hangUp.CancelAsync();
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 0);
    }

    [Fact]
    public async Task A_box_that_has_hung_up_is_given_no_job()
    {
        var group = SiloFixture.NewGroup();
        using (var hangUp = new CancellationTokenSource())
        {
            var boot = _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1?wait=600", hangUp.Token);
            await Eventually.BecomesTrueAsync(() => _waiters.Count == 1);
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => boot);
        }

        await Eventually.BecomesTrueAsync(() => _waiters.Count == 0);
        var id = await _silo.SubmitAsync(group);

        Assert.Equal("queued", (string)(await _silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]!);
    }

    [Fact]
    public async Task A_virtual_machine_of_unknown_architecture_waits_for_a_queue_that_does_not_exist_yet()
    {
        var group = $"vm-{SiloFixture.NewGroup()}";
        var boot = _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1?wait=600");
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 1);

        var id = await _silo.SubmitAsync(group, """, "arch": "riscv64" """);

        Assert.Contains($"/job_initrd_tmpfs/{id}/job.cgz", await boot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_that_is_over_is_answered_with_no_job()
    {
        var text = await _silo.Client.GetStringAsync($"/boot.container/host/{SiloFixture.NewGroup()}?wait=1");

        Assert.Equal("{}", text);
        Assert.Equal(0, _waiters.Count);
    }
}
