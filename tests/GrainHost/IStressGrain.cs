namespace Boxyard.Tests.GrainHost;

/// <summary>A grain that notices when two of its turns, or two of its activations, overlap.</summary>
public interface IStressGrain : IGrainWithIntegerKey
{
    Task TouchAsync();

    Task CountAsync(bool leaveAfterwards);

    Task<long> RelayAsync(long other);
}
