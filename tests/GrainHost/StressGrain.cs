namespace Boxyard.Tests.GrainHost;

internal class StressGrain(StressLedger ledger) : Grain, IStressGrain
{
    private StressMarks Marks => ledger.For(this.GetPrimaryKeyLong());

    public Task TouchAsync() => Task.CompletedTask;

    public async Task CountAsync(bool leaveAfterwards)
    {
        Turn();
        await Task.Yield();
        Turn();
        if (leaveAfterwards)
        {
            DeactivateOnIdle();
        }

        await Task.Run(() => { });
        Marks.Count++;
        Turn();
    }

    public async Task<long> RelayAsync(long other)
    {
        Turn();
        await GrainFactory.GetGrain<IStressGrain>(other, GetType().FullName).CountAsync(leaveAfterwards: false);
        Turn();
        return other;
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Marks.BeginActivation();
        await Task.Yield();
        Turn();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Turn();
        await Task.Yield();
        Marks.EndActivation();
    }

    private void Turn()
    {
        Marks.BeginTurn();
        Thread.SpinWait(20);
        Marks.EndTurn();
    }
}
