namespace Boxyard.Results;

/// <summary>Lets one caller at a time through for each key; keys that nobody uses take no memory.</summary>
internal sealed class KeyedGate
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    public int KeyCount
    {
        get
        {
            lock (_lock)
            {
                return _turns.Count;
            }
        }
    }

    /// <summary>Waits for the turn; disposing what is returned ends it.</summary>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        Turn turn;
        lock (_lock)
        {
            turn = _turns.TryGetValue(key, out var known) ? known : _turns[key] = new Turn(this, key);
            turn.UserCount++;
        }

        try
        {
            await turn.Semaphore.WaitAsync(cancellationToken);
            return turn;
        }
        catch
        {
            Leave(turn);
            throw;
        }
    }

    private void Leave(Turn turn)
    {
        lock (_lock)
        {
            if (--turn.UserCount == 0)
            {
                _turns.Remove(turn.Key);
                turn.Semaphore.Dispose();
            }
        }
    }

    private sealed class Turn(KeyedGate gate, string key) : IDisposable
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);
        public string Key => key;
        public int UserCount { get; set; }

        public void Dispose()
        {
            Semaphore.Release();
            gate.Leave(this);
        }
    }
}
