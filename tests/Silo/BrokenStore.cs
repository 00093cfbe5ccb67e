using Boxyard.Storage;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Silo;

/// <summary>A store of boxes whose disk is gone.</summary>
internal sealed class BrokenStore : ITestboxStore
{
    public Task<TestboxRecord?> FindAsync(string name, CancellationToken cancellationToken) => throw Broken();

    public Task<TestboxRecord?> FindByMacAsync(string mac, CancellationToken cancellationToken) => throw Broken();

    public Task<IReadOnlyList<TestboxRecord>> ListAsync(
        string? afterName, int pageSize, CancellationToken cancellationToken) => throw Broken();

    public Task SetMacAsync(string mac, string name, CancellationToken cancellationToken) => throw Broken();

    public Task DeleteMacAsync(string mac, CancellationToken cancellationToken) => throw Broken();

    public Task ChangeHardwareAsync(string name, HardwareChange change, CancellationToken cancellationToken) =>
        throw Broken();

    public Task SetQueuesAsync(string name, IReadOnlyList<string> queues, CancellationToken cancellationToken) =>
        throw Broken();

    public Task DeleteQueuesAsync(string name, CancellationToken cancellationToken) => throw Broken();

    public Task ReportAsync(TestboxReport report, CancellationToken cancellationToken) => throw Broken();

    public Task SeeUnknownAsync(string mac, string? ip, CancellationToken cancellationToken) => throw Broken();

    public Task<IReadOnlyList<UnknownBoxRecord>> ListUnknownAsync(
        UnknownBoxPosition? after, int pageSize, CancellationToken cancellationToken) => throw Broken();

    private static StoreException Broken() => new("The disk is full.");
}
