using Boxyard.Accounts;

namespace Boxyard.Tests.Silo.Accounts;

/// <summary>The real accounts, whose look-ups of tokens are answered only when the test lets them go.</summary>
internal sealed class HeldAccounts(IAccountStore inner) : IAccountStore
{
    private readonly TaskCompletionSource _hasRead = NewSignal();
    private TaskCompletionSource? _released;
    private int _lookCount;

    /// <summary>Look-ups that have begun.</summary>
    public int LookCount => Volatile.Read(ref _lookCount);

    /// <summary>Ends when a look-up that is held has its answer.</summary>
    public Task HasRead => _hasRead.Task;

    public void Hold() => _released = NewSignal();

    public void Release() => _released!.SetResult();

    public async Task<TokenOwner?> FindOwnerAsync(string hash, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lookCount);
        var owner = await inner.FindOwnerAsync(hash, cancellationToken);
        if (_released is { } released)
        {
            _hasRead.TrySetResult();
            await released.Task;
        }

        return owner;
    }

    public Task<AccountRecord?> FindAsync(string name, CancellationToken cancellationToken) =>
        inner.FindAsync(name, cancellationToken);

    public Task<IReadOnlyList<AccountRecord>> ListAsync(
        string afterName, int pageSize, CancellationToken cancellationToken) =>
        inner.ListAsync(afterName, pageSize, cancellationToken);

    public Task<AccountOutcome> CreateAsync(
        NewAccount account, AuditEntry audit, CancellationToken cancellationToken) =>
        inner.CreateAsync(account, audit, cancellationToken);

    public Task<AccountOutcome> ChangeAsync(
        string name, AccountChange change, AuditEntry audit, CancellationToken cancellationToken) =>
        inner.ChangeAsync(name, change, audit, cancellationToken);

    public Task<TokenRecord?> CreateTokenAsync(
        NewToken token, AuditEntry audit, CancellationToken cancellationToken) =>
        inner.CreateTokenAsync(token, audit, cancellationToken);

    public Task<IReadOnlyList<TokenRecord>> ListTokensAsync(
        string? account, long? beforeId, int pageSize, CancellationToken cancellationToken) =>
        inner.ListTokensAsync(account, beforeId, pageSize, cancellationToken);

    public Task<TokenRecord?> FindTokenAsync(long id, CancellationToken cancellationToken) =>
        inner.FindTokenAsync(id, cancellationToken);

    public Task<AccountOutcome> RevokeTokenAsync(long id, AuditEntry audit, CancellationToken cancellationToken) =>
        inner.RevokeTokenAsync(id, audit, cancellationToken);

    public Task<bool> HasAdminAsync(CancellationToken cancellationToken) => inner.HasAdminAsync(cancellationToken);

    public Task AddSetupTokenAsync(string hash, bool isAsked, CancellationToken cancellationToken) =>
        inner.AddSetupTokenAsync(hash, isAsked, cancellationToken);

    public Task<AccountOutcome> SetUpAsync(
        string setupHash, NewAccount admin, NewToken token, AuditEntry audit, CancellationToken cancellationToken) =>
        inner.SetUpAsync(setupHash, admin, token, audit, cancellationToken);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
