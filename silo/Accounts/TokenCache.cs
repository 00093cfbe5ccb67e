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

    public int Count => _owners.Count;

    public TokenOwner? Find(string hash) =>
        _owners.TryGetValue(hash, out var found) && IsFresh(found.At) ? found.Owner : null;

    public void Keep(TokenOwner owner)
    {
        if (_owners.Count >= MaxCount)
        {
            Shrink();
        }

        _owners[owner.Hash] = (owner, clock.GetTimestamp());
    }

    public void Clear() => _owners.Clear();

    private void Shrink()
    {
        foreach (var (hash, found) in _owners)
        {
            if (!IsFresh(found.At))
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

    private bool IsFresh(long at) => clock.GetElapsedTime(at) < options.Value.CacheTime;
}
