namespace Boxyard.Tests.GrainHost;

internal sealed class NumberGrain : Grain, INumberGrain
{
    public Task<long> KeyAsync() => Task.FromResult(this.GetPrimaryKeyLong());
}
