namespace Boxyard.Tests.GrainHost;

/// <summary>Calls that report to the probe, wait at its gates, or fail.</summary>
public interface IWorkerGrain : IGrainWithStringKey
{
    Task<string> EchoAsync(string text);

    ValueTask<int> AddAsync(int left, int right);

    ValueTask TouchAsync();

    /// <summary>Reports "name begins", waits at the gate of that name, reports "name ends".</summary>
    Task WorkAsync(string name);

    Task ThrowAsync(string message);

    Task ThrowAtOnceAsync(string message);

    Task WaitForCancellationAsync(CancellationToken cancellationToken);

    Task<string> CallAsync(string other, string name);

    Task CallBackAsync(string other);

    Task<bool> KeepsItsTurnAcrossAwaitsAsync();

    Task<Guid> ActivationAsync();

    Task LeaveAsync();

    Task<string> KeyAsync();
}
