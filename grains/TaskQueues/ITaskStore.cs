namespace Boxyard.TaskQueues;

/// <summary>The tasks of the old TaskQueue service on disk. No task is given to two consumers.</summary>
public interface ITaskStore
{
    Task<AddTaskOutcome> AddAsync(NewTask task, CancellationToken cancellationToken);

    /// <summary>Takes the oldest task that waits for `queue`; null when there is none.</summary>
    Task<string?> ConsumeAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Passes a consumed task of `from` on to `to`. False when it is not there.</summary>
    Task<bool> HandOverAsync(string id, string from, string to, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets a task in whatever state, if it is of the same service as `queue`. False when it is not.
    /// </summary>
    Task<bool> DeleteAsync(string id, string queue, CancellationToken cancellationToken);

    /// <summary>Where tasks stand, in order of name: at most `maxCount` after `afterPlace`.</summary>
    Task<IReadOnlyList<string>> ListPlacesAsync(string afterPlace, int maxCount, CancellationToken cancellationToken);
}
