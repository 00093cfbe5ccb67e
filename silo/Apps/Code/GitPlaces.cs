using Microsoft.Extensions.Options;

namespace Boxyard.Apps.Code;

/// <summary>
/// Who may clone at a time. A user who has as many as he may have waits for his own, in nobody's way; who comes when too
/// many wait is sent away.
/// </summary>
internal sealed class GitPlaces(IOptions<AppOptions> options)
{
    /// <summary>Of one user.</summary>
    private const int MaxWaiting = 4;

    /// <summary>Of all.</summary>
    private const int MaxAllWaiting = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);
    private readonly LinkedList<(string User, TaskCompletionSource Turn)> _waiting = [];
    private int _runningCount;

    /// <summary>
    /// True once the user has a place, to be given back by <see cref="Leave"/>; false when too many wait. When
    /// cancelled, there is none.
    /// </summary>
    public async Task<bool> TakeAsync(string user, CancellationToken cancellationToken)
    {
        LinkedListNode<(string User, TaskCompletionSource Turn)> node;
        lock (_lock)
        {
            if (HasRoomFor(user))
            {
                Enter(user);
                return true;
            }

            if (_waiting.Count >= MaxAllWaiting || _waiting.Count(waiter => waiter.User == user) >= MaxWaiting)
            {
                return false;
            }

            // Asynchronous continuations: who leaves must not run the clone of who enters.
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            node = _waiting.AddLast((user, turn));
        }

        try
        {
            await node.Value.Turn.Task.WaitAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            GiveUp(node);
            throw;
        }
    }

    public void Leave(string user)
    {
        lock (_lock)
        {
            _runningCount--;
            _running[user]--;
            if (_running[user] == 0)
            {
                _running.Remove(user);
            }

            for (var node = _waiting.First; node is not null;)
            {
                var next = node.Next;
                if (HasRoomFor(node.Value.User))
                {
                    _waiting.Remove(node);
                    Enter(node.Value.User);
                    node.Value.Turn.SetResult();
                }

                node = next;
            }
        }
    }

    /// <summary>Its turn may have come in the moment in which it was cancelled.</summary>
    private void GiveUp(LinkedListNode<(string User, TaskCompletionSource Turn)> node)
    {
        bool isPlaced;
        lock (_lock)
        {
            isPlaced = node.List is null;
            if (!isPlaced)
            {
                _waiting.Remove(node);
            }
        }

        if (isPlaced)
        {
            Leave(node.Value.User);
        }
    }

    private bool HasRoomFor(string user) =>
        _runningCount < options.Value.MaxClones
        && _running.GetValueOrDefault(user) < options.Value.MaxClonesPerUser;

    private void Enter(string user)
    {
        _runningCount++;
        _running[user] = _running.GetValueOrDefault(user) + 1;
    }
}
