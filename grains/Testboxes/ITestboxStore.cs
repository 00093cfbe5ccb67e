namespace Boxyard.Testboxes;

/// <summary>Boxes, their MACs and queues on disk.</summary>
public interface ITestboxStore
{
    Task<TestboxRecord?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>The box that a MAC (dash-separated, lower case) belongs to.</summary>
    Task<TestboxRecord?> FindByMacAsync(string mac, CancellationToken cancellationToken);

    /// <summary>A page of boxes by name, after `afterName`.</summary>
    Task<IReadOnlyList<TestboxRecord>> ListAsync(string? afterName, int pageSize, CancellationToken cancellationToken);

    Task SetMacAsync(string mac, string name, CancellationToken cancellationToken);

    Task DeleteMacAsync(string mac, CancellationToken cancellationToken);

    Task SetQueuesAsync(string name, IReadOnlyList<string> queues, CancellationToken cancellationToken);

    Task DeleteQueuesAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Changes what a box has, and wakes it if it waits: jobs that were not for it may be now. A name that is new
    /// becomes a known box. Of changes that come at one time none undoes another, whichever silos they come from.
    /// </summary>
    Task ChangeHardwareAsync(string name, HardwareChange change, CancellationToken cancellationToken);

    /// <summary>Keeps what a box said and the event of it; a name that is new becomes a known box.</summary>
    Task ReportAsync(TestboxReport report, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers that a MAC without a name asked to boot; beyond a bound, those that were seen longest ago are
    /// forgotten.
    /// </summary>
    Task SeeUnknownAsync(string mac, string? ip, CancellationToken cancellationToken);

    /// <summary>A page of the MACs without a name, newest first, after the one at `after`.</summary>
    Task<IReadOnlyList<UnknownBoxRecord>> ListUnknownAsync(
        UnknownBoxPosition? after, int pageSize, CancellationToken cancellationToken);
}
