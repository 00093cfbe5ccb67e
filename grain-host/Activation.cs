namespace Boxyard.GrainHost;

/// <summary>
/// One life of a grain in memory: admits its calls to the scheduler by the rules of reentrancy, and begins and ends
/// that life. It never runs code of the grain outside its scheduler.
/// </summary>
internal sealed class Activation : IGrainContext
{
    private readonly Lock _gate = new();
    private readonly Silo _silo;
    private readonly GrainIdentity _identity;
    private readonly GrainInstance _instance;
    private readonly TurnScheduler _scheduler;

    // Without allocations of their own: there is an activation for each box of the lab.
    private GrainCallList _waiting;
    private GrainCallList _running;
    private TaskCompletionSource? _deactivated;
    private ActivationState _state;
    private DeactivationReason? _reason;
    private long _idleSince;

    internal Activation(Silo silo, GrainIdentity identity, IReadOnlyCollection<GrainCall> waiting)
    {
        _silo = silo;
        _identity = identity;
        _instance = new GrainInstance(this);
        _scheduler = new TurnScheduler(this);
        foreach (var call in waiting)
        {
            _waiting.Add(call);
        }
    }

    internal static Activation? Current => (TaskScheduler.Current as TurnScheduler)?.Activation;

    public IServiceProvider ActivationServices => _instance.Services;

    /// <summary>Ends when the activation is gone.</summary>
    internal Task Deactivated
    {
        get
        {
            lock (_gate)
            {
                if (_state == ActivationState.Dead)
                {
                    return Task.CompletedTask;
                }

                _deactivated ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return _deactivated.Task;
            }
        }
    }

    internal Silo Silo => _silo;

    internal GrainIdentity Identity => _identity;

    internal GrainInstance Instance => _instance;

    private bool IsFree => _running.Count == 0 || _identity.Class.IsReentrant;

    private bool IsIdle => _running.Count == 0 && _waiting.Count == 0;

    internal static Activation Of(IGrainBase grain) =>
        grain.GrainContext as Activation
        ?? throw new InvalidOperationException($"{grain.GetType()} was not activated by the grain host.");

    /// <summary>
    /// Takes a call, now or when its turn comes. False: the activation is gone and its successor must be asked.
    /// </summary>
    internal bool Post(GrainCall call)
    {
        lock (_gate)
        {
            if (_state == ActivationState.Dead)
            {
                return false;
            }

            _waiting.Add(call);
            StartWaiting();
            BeginIfNew();
            return true;
        }
    }

    internal void Begin()
    {
        lock (_gate)
        {
            BeginIfNew();
        }
    }

    /// <summary>Takes note that a call has run to its end.</summary>
    internal void Finish(GrainCall call)
    {
        lock (_gate)
        {
            _running.Remove(call);
            if (call.CountsAsUse)
            {
                _idleSince = _silo.Clock.GetTimestamp();
            }

            StartWaiting();
            EndIfDue();
        }
    }

    /// <summary>
    /// Answers the calls whose callers have waited for too long, and forgets those that had not started.
    /// </summary>
    internal void FailOverdue(long now)
    {
        // Most activations are idle. A call that is missed because it comes in this moment is not overdue yet.
        if (IsIdle)
        {
            return;
        }

        lock (_gate)
        {
            for (var call = _running.First; call is not null; call = call.Next)
            {
                call.FailIfOverdue(now);
            }

            for (var count = _waiting.Count; count > 0; count--)
            {
                var call = _waiting.TakeFirst();
                call.FailIfOverdue(now);
                if (!call.IsAbandoned)
                {
                    _waiting.Add(call);
                }
            }
        }
    }

    internal void CollectIfIdle(long now)
    {
        lock (_gate)
        {
            var isOld = _silo.Clock.GetElapsedTime(_idleSince, now) >= _silo.Collection.CollectionAge;
            if (_state == ActivationState.Active && IsIdle && isOld)
            {
                _reason = new DeactivationReason(DeactivationReasonCode.ActivationIdle, "It was idle for too long.");
                EndIfDue();
            }
        }
    }

    /// <summary>Starts no further call here and deactivates when the running ones are done.</summary>
    internal void Deactivate(DeactivationReason reason)
    {
        lock (_gate)
        {
            if (_state == ActivationState.Active)
            {
                _state = ActivationState.Deactivating;
                _reason = reason;
                EndIfDue();
            }
            else
            {
                // While it activates: the calls that wait for it are served first, or they would wait for ever if
                // every activation of this grain did the same.
                _reason ??= reason;
            }
        }
    }

    /// <summary>Deactivates when every call that has come is answered.</summary>
    internal void DeactivateWhenIdle(DeactivationReason reason)
    {
        lock (_gate)
        {
            _reason ??= reason;
            if (_state == ActivationState.Active)
            {
                EndIfDue();
            }
        }
    }

    private void BeginIfNew()
    {
        if (_state == ActivationState.New)
        {
            _state = ActivationState.Activating;
            RunTurn(ActivateAsync);
        }
    }

    // The turns given here catch what the grain throws, so there is nothing to observe.
    private void RunTurn(Func<Task> turn) =>
        _ = Task.Factory.StartNew(turn, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler);

    private async Task ActivateAsync()
    {
        try
        {
            await _instance.ActivateAsync();
        }
        catch (Exception exception)
        {
            await FailAsync(exception);
            return;
        }

        lock (_gate)
        {
            _state = ActivationState.Active;
            _idleSince = _silo.Clock.GetTimestamp();
            StartWaiting();
            EndIfDue();
        }
    }

    private async Task FailAsync(Exception exception)
    {
        await _instance.DisposeAsync();
        GrainCall[] calls;
        lock (_gate)
        {
            _state = ActivationState.Dead;
            _silo.Replace(this, []);
            calls = _waiting.ToArray();
        }

        _deactivated?.SetResult();
        Array.ForEach(calls, call => call.Fail(exception));
    }

    private async Task DeactivateAsync()
    {
        await _instance.DeactivateAsync(_reason!.Value);
        lock (_gate)
        {
            // In one step with the change of the directory, so that the calls that wait here come before any that
            // find the successor, and there is never a second activation beside it.
            _state = ActivationState.Dead;
            var calls = _waiting.ToArray();
            _waiting = default;
            _silo.Replace(this, [.. calls.Where(call => !call.IsAbandoned)]);
        }

        _deactivated?.SetResult();
    }

    private void StartWaiting()
    {
        while (_state == ActivationState.Active && IsFree && _waiting.Count > 0)
        {
            var next = _waiting.TakeFirst();
            _running.Add(next);
            _scheduler.Enqueue(next);
        }
    }

    private void EndIfDue()
    {
        var isDue = _state == ActivationState.Deactivating
            ? _running.Count == 0
            : _reason is not null && IsIdle;
        if (isDue)
        {
            _state = ActivationState.Deactivating;
            RunTurn(DeactivateAsync);
        }
    }
}
