namespace Boxyard.Accounts;

/// <summary>
/// Accounts and their tokens on disk. Each change is stored in one transaction with its entry of the audit, and returns
/// when both are on disk; what changes nothing leaves no entry.
/// </summary>
public interface IAccountStore
{
    /// <summary>
    /// Whose token has this hash; null when there is none, it is revoked or has expired by the database's clock, or its
    /// account is disabled.
    /// </summary>
    Task<TokenOwner?> FindOwnerAsync(string hash, CancellationToken cancellationToken);

    Task<AccountRecord?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>A page of the accounts by name, after the one of `afterName`.</summary>
    Task<IReadOnlyList<AccountRecord>> ListAsync(string afterName, int pageSize, CancellationToken cancellationToken);

    Task<AccountOutcome> CreateAsync(NewAccount account, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Refuses what would leave no admin that is not disabled.</summary>
    Task<AccountOutcome> ChangeAsync(
        string name, AccountChange change, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Null when there is no such account.</summary>
    Task<TokenRecord?> CreateTokenAsync(NewToken token, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>A page of tokens, newest first; of one account, or of all.</summary>
    Task<IReadOnlyList<TokenRecord>> ListTokensAsync(
        string? account, long? beforeId, int pageSize, CancellationToken cancellationToken);

    Task<TokenRecord?> FindTokenAsync(long id, CancellationToken cancellationToken);

    /// <summary>Of a token that is revoked already nothing changes.</summary>
    Task<AccountOutcome> RevokeTokenAsync(long id, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Whether an admin is not disabled and has a token that may be used.</summary>
    Task<bool> HasAdminAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the hash of a one-time token, and forgets those that are older than a day. One that was asked for is taken
    /// also where there is an admin.
    /// </summary>
    Task AddSetupTokenAsync(string hash, bool isAsked, CancellationToken cancellationToken);

    /// <summary>
    /// Creates an admin with a token, by a one-time token of the last day; all one-time tokens are used up by it. An
    /// admin of that name that is not disabled gets the token, as one that has lost its own. When the name is another
    /// account's, nothing is used up.
    /// </summary>
    Task<AccountOutcome> SetUpAsync(
        string setupHash, NewAccount admin, NewToken token, AuditEntry audit, CancellationToken cancellationToken);
}
