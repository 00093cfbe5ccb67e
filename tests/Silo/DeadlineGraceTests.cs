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

    [Fact]
    public async Task After_an_outage_a_reserved_box_has_the_time_to_come_again_that_it_was_given_first()
    {
        _grace.Receive();
        _clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.False(await IsOverAsync(Reserved));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await IsOverAsync(Reserved));
    }

    private AttemptRecord Reserved => Attempt(JobState.Offered) with
    {
        Address = "",
        DeadlineAt = _clock.GetUtcNow(),
        OfferedAt = _clock.GetUtcNow() - TimeSpan.FromMinutes(30),
    };

    private Task<bool> IsOverAsync(JobState state) => IsOverAsync(Attempt(state));

    private Task<bool> IsOverAsync(AttemptRecord attempt) => _grace.IsOverAsync(attempt, CancellationToken.None);

    private AttemptRecord Attempt(JobState state) =>
        new()
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
        };
}
