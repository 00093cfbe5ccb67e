using Boxyard.Boot;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains.Clusters;

public sealed class ReservedAttemptTests
{
    private static readonly AttemptRecord Reserved = AttemptLab.In(JobState.Offered) with { Address = "" };

    [Fact]
    public void The_box_that_asks_takes_it_and_has_the_time_of_an_offer_from_then_on()
    {
        var decision = AttemptLab.Apply(Reserved, AttemptEvent.BoxAsks(AttemptLab.Ask(AttemptLab.Box)));

        Assert.Equal(AttemptAnswer.SameOffer, decision.Answer);
        var next = decision.Change!.Next;
        Assert.Equal(("10.0.0.2:3000", BootKind.Grub), (next.Address, next.Kind));
        Assert.Equal((JobState.Offered, AttemptLab.Now.AddMinutes(10)), (next.State, next.DeadlineAt));
        Assert.Equal(JobState.Offered, decision.Change.Job);
        Assert.Equal("offered", Assert.Single(decision.Change.Events).Kind);
        Assert.True(Reserved.IsReserved);
        Assert.False(next.IsReserved);
    }

    [Fact]
    public void Another_box_takes_nothing()
    {
        var decision = AttemptLab.Apply(Reserved, AttemptEvent.BoxAsks(AttemptLab.Ask("other")));
        Assert.Equal((AttemptAnswer.Free, null), (decision.Answer, decision.Change));
    }

    [Fact]
    public void Past_its_deadline_it_is_lost_and_names_the_box()
    {
        var decision = AttemptLab.Apply(Reserved, AttemptEvent.DeadlinePassed, AttemptLab.Deadline);
        Assert.Equal(
            (JobState.Lost, "The box vm-2p8g-1 did not come for it."),
            (decision.Change!.Next.State, decision.Change.Next.EndReason));
    }

    [Fact]
    public void A_cancel_ends_it_at_once()
    {
        var decision = AttemptLab.Apply(Reserved, AttemptEvent.CancelAsked("why"));
        Assert.Equal(JobState.Cancelled, decision.Change!.Next.State);
    }
}
