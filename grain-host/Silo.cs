using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Boxyard.GrainHost;

/// <summary>
/// The directory of the activations of this process, their shared clockwork, and the factory of references.
/// </summary>
internal sealed class Silo : IGrainFactory, IHostedService
{
    // How late a timeout may be found; one timer for all calls costs less than a timer a call,
    // and each look passes all activations.
    private static readonly TimeSpan MaxTimeoutDelay = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<GrainIdentity, Activation> _activations = new();
    private readonly GrainCatalog _catalog;
    private ITimer? _timeoutTimer;
    private ITimer? _collectionTimer;
    private volatile bool _isStopping;
    private volatile bool _isStopped;

    public Silo(
        IServiceProvider services,
        GrainClassSource source,
        TimeProvider clock,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        ILogger<Silo> log)
    {
        ServiceProvider = services;
        Clock = clock;
        Log = log;
        ResponseTimeout = messaging.Value.ResponseTimeout;
        Collection = collection.Value;
        _catalog = new GrainCatalog(source);
    }

    internal IServiceProvider ServiceProvider { get; }

    internal TimeProvider Clock { get; }

    internal ILogger Log { get; }

    internal TimeSpan ResponseTimeout { get; }

    internal GrainCollectionOptions Collection { get; }

    internal int ActivationCount => _activations.Count;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        var grainClass = _catalog.GetClass(typeof(TGrainInterface), grainClassNamePrefix);
        return Refer<TGrainInterface>(new GrainIdentity(grainClass, primaryKey, IntegerKey: 0));
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey
    {
        var grainClass = _catalog.GetClass(typeof(TGrainInterface), grainClassNamePrefix);
        return Refer<TGrainInterface>(new GrainIdentity(grainClass, TextKey: null, primaryKey));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var isShort = ResponseTimeout > TimeSpan.Zero && ResponseTimeout < MaxTimeoutDelay;
        var timeoutDelay = isShort ? ResponseTimeout : MaxTimeoutDelay;
        _timeoutTimer = Clock.CreateTimer(_ => FailOverdue(), state: null, timeoutDelay, timeoutDelay);
        var quantum = Collection.CollectionQuantum;
        _collectionTimer = Clock.CreateTimer(_ => CollectIdle(), state: null, quantum, quantum);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Refuses calls from outside, lets the grains finish what they do (they may still call each other) and deactivates
    /// all of them.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo stops.");
        while (!_activations.IsEmpty)
        {
            var activations = _activations.Values;
            foreach (var activation in activations)
            {
                activation.DeactivateWhenIdle(reason);
            }

            await Task.WhenAll(activations.Select(activation => activation.Deactivated)).WaitAsync(cancellationToken);
        }

        _isStopped = true;
        _timeoutTimer?.Dispose();
        _collectionTimer?.Dispose();
    }

    internal void Send(GrainIdentity identity, GrainCall call, ref Activation? lastActivation)
    {
        if (_isStopped || (_isStopping && Activation.Current is null))
        {
            call.Fail(new InvalidOperationException($"The silo stops; {identity} can no longer be called."));
            return;
        }

        var activation = lastActivation ?? FindOrAdd(identity);
        while (!activation.Post(call))
        {
            activation = FindOrAdd(identity);
        }

        lastActivation = activation;
    }

    /// <summary>Forgets an ended activation; a new one takes its place when calls still wait.</summary>
    internal void Replace(Activation ended, IReadOnlyCollection<GrainCall> waiting)
    {
        if (waiting.Count == 0)
        {
            _activations.TryRemove(KeyValuePair.Create(ended.Identity, ended));
            return;
        }

        var successor = new Activation(this, ended.Identity, waiting);
        _activations[ended.Identity] = successor;
        successor.Begin();
    }

    /// <summary>The moment after this span, in the clock's timestamps.</summary>
    internal long TimestampAfter(TimeSpan span)
    {
        if (span == Timeout.InfiniteTimeSpan)
        {
            return long.MaxValue;
        }

        var ticks = span.Ticks * ((double)Clock.TimestampFrequency / TimeSpan.TicksPerSecond);
        return Clock.GetTimestamp() + (long)ticks;
    }

    private TGrainInterface Refer<TGrainInterface>(GrainIdentity identity) =>
        GrainProxy.Create<TGrainInterface>(this, identity);

    private Activation FindOrAdd(GrainIdentity identity) =>
        _activations.GetOrAdd(identity, static (identity, silo) => new Activation(silo, identity, []), this);

    private void FailOverdue()
    {
        var now = Clock.GetTimestamp();
        foreach (var (_, activation) in _activations)
        {
            activation.FailOverdue(now);
        }
    }

    private void CollectIdle()
    {
        var now = Clock.GetTimestamp();
        foreach (var (_, activation) in _activations)
        {
            activation.CollectIfIdle(now);
        }
    }
}
