using Boxyard.Boot;
using Boxyard.Jobs;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class DeadlineGraceTests
{
    private readonly TestClock _clock = new();
    private readonly DeadlineGrace _grace;

    public DeadlineGraceTests(SiloFixture silo)
    {
        _ = silo.Client;
        _grace = new DeadlineGrace(silo.Get<IJobStore>(), _clock);
    }

    [Fact]
    public async Task After_the_start_an_attempt_gets_the_full_interval_of_its_state()
    {
        _grace.Receive();
        Assert.False(await IsOverAsync(JobState.Offered));

        _clock.Advance(TimeSpan.FromSeconds(600));
        _grace.Receive();

        Assert.True(await IsOverAsync(JobState.Offered));
        Assert.False(await IsOverAsync(JobState.PostRun));
        _clock.Advance(TimeSpan.FromSeconds(1200));
        Assert.True(await IsOverAsync(JobState.PostRun));
    }

    [Fact]
    public async Task After_an_outage_it_gets_it_again()
    {
        _grace.Receive();
        _clock.Advance(TimeSpan.FromSeconds(3600));
        _grace.Fail();
        Assert.False(await IsOverAsync(JobState.Offered));

        _grace.Receive();
        Assert.False(await IsOverAsync(JobState.Offered));
        _clock.Advance(TimeSpan.FromSeconds(600));
        Assert.True(await IsOverAsync(JobState.Offered));
    }

    private Task<bool> IsOverAsync(JobState state) => _grace.IsOverAsync(
        new AttemptRecord
        {
            JobId = 1,
            Number = 1,
            Testbox = "vm-2p8g-1",
            State = state,
            Token = "",
            Address = "127.0.0.1:3000",
            Kind = BootKind.Ipxe,
            OfferedAt = _clock.GetUtcNow(),
            DeadlineAt = _clock.GetUtcNow(),
            Version = 1,
        },
        CancellationToken.None);
}
