namespace Boxyard.Testboxes;

/// <summary>Notes about boxes on disk.</summary>
public interface ITestboxNoteStore
{
    /// <summary>The newest notes about a box, newest first.</summary>
    Task<IReadOnlyList<TestboxNote>> ListAsync(string name, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a note, and the event of it. With an id that the box has already nothing is changed, so it can be
    /// repeated. Null when there is no such box, or another one has the id.
    /// </summary>
    Task<TestboxNote?> AddAsync(
        string name, string id, string text, string? by, CancellationToken cancellationToken);

    /// <summary>Takes a note away; false when it is not there.</summary>
    Task<bool> RemoveAsync(string name, string id, string? by, CancellationToken cancellationToken);
}
