using System.Collections.Concurrent;
using Boxyard.Storage;

namespace Boxyard.Tests.Storage;

/// <summary>What callers under load were told, and signals for the moments that a test waits for.</summary>
internal sealed class LoadLog(int acknowledgedGoal)
{
    private readonly TaskCompletionSource _goal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _again = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentBag<string> Acknowledged { get; } = [];

    /// <summary>Those whose caller was told that the outcome is not known.</summary>
    public ConcurrentBag<string> Unknown { get; } = [];

    public Task GoalReached => _goal.Task;

    public Task FirstFailure => _failure.Task;

    /// <summary>A write was acknowledged after one had failed.</summary>
    public Task SucceedsAgain => _again.Task;

    public void Acknowledge(string name)
    {
        Acknowledged.Add(name);
        if (Acknowledged.Count >= acknowledgedGoal)
        {
            _goal.TrySetResult();
        }

        if (_failure.Task.IsCompleted)
        {
            _again.TrySetResult();
        }
    }

    public void Fail(string name, StoreException exception)
    {
        if (exception.Message.Contains("is not known", StringComparison.Ordinal))
        {
            Unknown.Add(name);
        }

        _failure.TrySetResult();
    }
}
