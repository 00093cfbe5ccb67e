using System.Collections.Concurrent;
using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Accounts;

/// <summary>
/// Tokens that were looked up lately, so that a call costs a hash and no read. A token that is revoked on this silo is
/// forgotten at once, on another when that hears of it, or after Accounts:CacheTime.
/// </summary>
internal sealed class TokenCache(IOptions<AccountsOptions> options, TimeProvider clock) : ICommitListener
{
    public const int MaxCount = 4096;

    private readonly ConcurrentDictionary<string, (TokenOwner Owner, long At)> _owners = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _generation;

    public int Count => _owners.Count;

    /// <summary>Changes with each <see cref="Clear"/>; to be read before a token is looked up.</summary>
    public long Generation => Volatile.Read(ref _generation);

    public TokenOwner? Find(string hash) =>
        _owners.TryGetValue(hash, out var found) && IsFresh(found.Owner, found.At) ? found.Owner : null;

    /// <summary>
    /// Not when something was revoked since the look-up began, of `generation`: it may have read what was before that.
    /// </summary>
    public void Keep(TokenOwner owner, long generation)
    {
        lock (_lock)
        {
            if (generation != _generation)
            {
                return;
            }

            if (_owners.Count >= MaxCount)
            {
                Shrink();
            }

            _owners[owner.Hash] = (owner, clock.GetTimestamp());
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            Volatile.Write(ref _generation, _generation + 1);
            _owners.Clear();
        }
    }

    private void Shrink()
    {
        foreach (var (hash, found) in _owners)
        {
            if (!IsFresh(found.Owner, found.At))
            {
                _owners.TryRemove(hash, out _);
            }
        }

        if (_owners.Count >= MaxCount)
        {
            _owners.Clear();
        }
    }

    /// <summary>Also when notices were missed: one of them may have been of an account.</summary>
    void ICommitListener.Committed(CommitNotice notice)
    {
        if (notice.IsIncomplete || notice.QueuedJobs.ContainsKey(AccountChanges.Name))
        {
            Clear();
        }
    }

    /// <summary>Our clock only measures the time since the look-up; what time it was then, the database said.</summary>
    private bool IsFresh(TokenOwner owner, long at)
    {
        var age = clock.GetElapsedTime(at);
        return age < options.Value.CacheTime && !(owner.ExpiresAt <= owner.FoundAt + age);
    }
}
