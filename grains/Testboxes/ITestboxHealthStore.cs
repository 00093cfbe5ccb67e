namespace Boxyard.Testboxes;

/// <summary>Drained and quarantined boxes on disk, and how boxes fared.</summary>
public interface ITestboxHealthStore
{
    /// <summary>
    /// From the commit on, the box gets no new job: a claim that another silo had begun before may still take one. An
    /// earlier hold is replaced. False when there is no such box.
    /// </summary>
    Task<bool> HoldAsync(
        string name, HoldKind kind, string? reason, string? by, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a hold, forgets the losses that led to it, and wakes the box when it waits. Can be repeated.
    /// </summary>
    Task ReleaseAsync(string name, string? reason, string? by, CancellationToken cancellationToken);

    /// <summary>A page of the boxes that are not held and lost at least so many attempts in a row, by name.</summary>
    Task<IReadOnlyList<TestboxSuspect>> ListSuspectsAsync(
        int lostCount, string afterName, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Boxes whose names start with a prefix and where an attempt has succeeded since then; known to ten seconds.
    /// </summary>
    Task<IReadOnlyList<string>> ListSucceededAsync(
        string prefix, DateTimeOffset since, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Quarantines the suspect if it still has these losses and is not held. False when it was not done.
    /// </summary>
    Task<bool> JudgeAsync(TestboxSuspect suspect, string reason, CancellationToken cancellationToken);

    Task<TestboxHistory> GetHistoryAsync(string name, int runCount, CancellationToken cancellationToken);
}
