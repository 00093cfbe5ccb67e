using Boxyard.Storage;
using Boxyard.Tests.Storage;
using Xunit.Sdk;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>The check of the faults' tests sees what it is there for.</summary>
public sealed class HistoryCheckTests : IDisposable
{
    private const string SecondAttempt =
        """
        insert into attempts (job_id, number, testbox, state, token, address, kind, offered_at, ended_at, deadline_at,
            end_reason, version)
        select job_id, 2, testbox, 'lost', token, address, kind, offered_at + 10, offered_at + 20, deadline_at, 'why', 1
        from attempts
        """;

    private readonly TestFolder _folder = new();
    private readonly History _history = new();

    [Fact]
    public async Task A_job_that_was_answered_and_is_not_there_is_a_fault()
    {
        _history.Submit("key", 7);

        Assert.Contains("key is job 7, and .", await CheckAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_nobody_was_answered_for_and_one_that_has_not_ended_are_faults()
    {
        await using (var store = await StartAsync())
        {
            await store.SubmitAsync();
        }

        var faults = await CheckAsync();
        Assert.Contains("Nobody was answered for , whose jobs are 1.", faults, StringComparison.Ordinal);
        Assert.Contains("Job 1 is queued.", faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_attempts_that_lived_at_one_time_are_a_fault_of_job_and_box()
    {
        await using (var store = await StartAsync())
        {
            await store.SubmitAsync();
            await store.Queues.ClaimAsync(Samples.Claim("vm-1"), Samples.None);
            await store.QueryAsync(SecondAttempt, 0);
        }

        var faults = await CheckAsync();
        Assert.Contains("1.1 and 1.2 of one job_id lived at one time.", faults, StringComparison.Ordinal);
        Assert.Contains("1.1 and 1.2 of one testbox lived at one time.", faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_an_upload_and_a_cancel_that_were_answered_and_are_not_there_are_faults()
    {
        await using (var store = await StartAsync())
        {
            await store.SubmitAsync();
            await store.Queues.ClaimAsync(Samples.Claim("vm-1"), Samples.None);
        }

        _history.Give("1", "vm-2");
        _history.Ended["1"] = true;
        _history.Uploaded["1"] = "content";
        _history.Cancelled[1] = "cancelled";

        var faults = await CheckAsync();
        Assert.Contains("1 was given to vm-2.", faults, StringComparison.Ordinal);
        Assert.Contains("1 is offered.", faults, StringComparison.Ordinal);
        Assert.Contains("No upload of 1.", faults, StringComparison.Ordinal);
        Assert.Contains(
            "The cancel of job 1 was answered cancelled, and it is offered.", faults, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<StoreHost> StartAsync() => StoreHost.StartAsync(Options);

    private StorageOptions Options => new() { DataDirectory = _folder.Path };

    private async Task<string> CheckAsync() =>
        (await Assert.ThrowsAsync<TrueException>(() => HistoryCheck.AssertAsync(Options, _history))).Message;
}
