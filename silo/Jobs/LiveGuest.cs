namespace Boxyard.Jobs;

/// <summary>
/// What is remembered of one attempt whose guest gives signs of life. All of it can be read back, except a sign of life
/// that is not stored yet.
/// </summary>
/// <param name="attempt">Whose.</param>
internal sealed class LiveGuest(ShownId attempt)
{
    private readonly Lock _lock = new();
    private byte[]? _tokenHash;
    private AttemptTerms _terms;
    private bool _isChanged;
    private long? _heardAt;
    private long? _storedAt;

    public ShownId Attempt { get; } = attempt;

    /// <summary>When the guest was heard last, in ticks of the clock's timestamp; null when that is stored.</summary>
    public long? FindUnstored()
    {
        lock (_lock)
        {
            return _heardAt == _storedAt ? null : _heardAt;
        }
    }

    public bool HasBeenSilentSince(long timestamp)
    {
        lock (_lock)
        {
            return _heardAt is null || _heardAt < timestamp;
        }
    }

    /// <summary>
    /// Takes a sign of life and tells the terms; false when what is remembered does not suffice to let it in.
    /// </summary>
    public bool TryHear(byte[] tokenHash, long timestamp, out AttemptTerms terms)
    {
        lock (_lock)
        {
            terms = _terms;
            if (_isChanged || !TokenHash.IsSame(_tokenHash, tokenHash))
            {
                return false;
            }

            _heardAt = timestamp;
            return true;
        }
    }

    /// <summary>Takes a sign of life that somebody else has let in.</summary>
    public void Hear(long timestamp)
    {
        lock (_lock)
        {
            _heardAt = timestamp;
        }
    }

    /// <summary>What the store said of the attempt, asked after this object was made.</summary>
    public void Admit(byte[] tokenHash, AttemptTerms terms, long timestamp)
    {
        lock (_lock)
        {
            (_tokenHash, _terms, _heardAt) = (tokenHash, terms, timestamp);
        }
    }

    /// <summary>The attempt has changed: what is remembered must be read again.</summary>
    public void Change()
    {
        lock (_lock)
        {
            _isChanged = true;
        }
    }

    /// <summary>A sign of life is stored; the terms are those of then.</summary>
    public void Settle(long timestamp, AttemptTerms terms)
    {
        lock (_lock)
        {
            (_storedAt, _terms) = (timestamp, terms);
        }
    }
}
