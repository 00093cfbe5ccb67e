namespace Boxyard.Tests.GrainHost;

/// <summary>A service of which each activation has its own, disposed with it.</summary>
internal sealed class ScopedService(Probe probe) : IDisposable
{
    internal Guid Id { get; } = Guid.NewGuid();

    public void Dispose() => probe.Report("scope disposed");
}
