namespace Boxyard.Dashboard.Live;

/// <summary>
/// Who watches which topic. A topic has one number that grows and one task that all of its viewers await, so a viewer
/// costs the same however much happens: what it has not heard yet is one newer number.
/// </summary>
internal sealed class LiveHub(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Watch> _watches = new(StringComparer.Ordinal);
    // Numbers of a later process are above those of this one, as long as fewer than a thousand a second are used.
    private long _lastVersion = clock.GetUtcNow().ToUnixTimeMilliseconds();
    private bool _isConnected;
    private DateTimeOffset _heardAt = clock.GetUtcNow();
    private int _viewerCount;

    public int ViewerCount
    {
        get
        {
            lock (_gate)
            {
                return _viewerCount;
            }
        }
    }

    /// <summary>False when there are that many viewers; else <see cref="Leave"/> is to be called.</summary>
    public bool TryEnter(string topic, int maxViewers)
    {
        lock (_gate)
        {
            if (_viewerCount >= maxViewers)
            {
                return false;
            }

            _viewerCount++;
            if (!_watches.TryGetValue(topic, out var watch))
            {
                // It may have changed while nobody watched it.
                watch = new Watch { Version = ++_lastVersion };
                _watches.Add(topic, watch);
            }

            watch.ViewerCount++;
            return true;
        }
    }

    public void Leave(string topic)
    {
        lock (_gate)
        {
            _viewerCount--;
            if (--_watches[topic].ViewerCount == 0)
            {
                _watches.Remove(topic);
            }
        }
    }

    /// <summary>How an entered topic stands, and the task that ends when that has changed.</summary>
    public (LiveState State, Task Changed) Look(string topic)
    {
        lock (_gate)
        {
            var watch = _watches[topic];
            return (new LiveState(watch.Version, _isConnected, _heardAt), watch.Changed.Task);
        }
    }

    public void Publish(IEnumerable<string> topics)
    {
        lock (_gate)
        {
            _heardAt = clock.GetUtcNow();
            foreach (var topic in topics)
            {
                if (_watches.TryGetValue(topic, out var watch))
                {
                    watch.Version = ++_lastVersion;
                    watch.Wake();
                }
            }
        }
    }

    /// <summary>A sign of life of the silo.</summary>
    public void Hear()
    {
        lock (_gate)
        {
            _heardAt = clock.GetUtcNow();
            SetConnected(true);
        }
    }

    public void Lose()
    {
        lock (_gate)
        {
            SetConnected(false);
        }
    }

    /// <summary>Everything may be different: the silo has another database.</summary>
    public void ChangeAll()
    {
        lock (_gate)
        {
            foreach (var watch in _watches.Values)
            {
                watch.Version = ++_lastVersion;
                watch.Wake();
            }
        }
    }

    private void SetConnected(bool isConnected)
    {
        if (_isConnected == isConnected)
        {
            return;
        }

        _isConnected = isConnected;
        foreach (var watch in _watches.Values)
        {
            watch.Wake();
        }
    }

    private sealed class Watch
    {
        public long Version { get; set; }

        public int ViewerCount { get; set; }

        public TaskCompletionSource Changed { get; private set; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Wake()
        {
            Changed.SetResult();
            Changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
