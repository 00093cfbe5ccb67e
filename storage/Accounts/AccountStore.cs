using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary><see cref="IAccountStore"/> on the database.</summary>
internal sealed class AccountStore(IDatabase database, GroupWriter writer) : IAccountStore
{
    // Many requests come with a token.
    private readonly GroupReader<TokenOwner> _owners = new(
        database, "account_tokens_find_owners", "token_hash", AccountTable.OwnerOrdinal, AccountTable.MapOwner);

    public Task<TokenOwner?> FindOwnerAsync(string hash, CancellationToken cancellationToken) =>
        _owners.FindAsync(hash);

    public Task<AccountRecord?> FindAsync(string name, CancellationToken cancellationToken) =>
        database.FindAsync("accounts_find", RowSet.One().With("name", name), AccountTable.Map, cancellationToken);

    public async Task<IReadOnlyList<AccountRecord>> ListAsync(
        string afterName, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "accounts_list",
            RowSet.One().With("after_name", afterName).With("count", pageSize),
            AccountTable.Map,
            cancellationToken);

    public Task<AccountOutcome> CreateAsync(
        NewAccount account, AuditEntry audit, CancellationToken cancellationToken) =>
        writer.WriteAsync(new CreateAccountCommand(account, audit), cancellationToken);

    public Task<AccountOutcome> ChangeAsync(
        string name, AccountChange change, AuditEntry audit, CancellationToken cancellationToken) =>
        writer.WriteAsync(new ChangeAccountCommand(name, change, audit), cancellationToken);

    public Task<TokenRecord?> CreateTokenAsync(
        NewToken token, AuditEntry audit, CancellationToken cancellationToken) =>
        writer.WriteAsync(new CreateTokenCommand(token, audit), cancellationToken);

    public async Task<IReadOnlyList<TokenRecord>> ListTokensAsync(
        string? account, long? beforeId, int pageSize, CancellationToken cancellationToken)
    {
        var rows = RowSet.One().With("before_id", beforeId ?? long.MaxValue).With("count", pageSize);
        return await database.ListAsync(
            account is null ? "account_tokens_list" : "account_tokens_list_of",
            account is null ? rows : rows.With("account", account),
            AccountTable.MapToken,
            cancellationToken);
    }

    public Task<TokenRecord?> FindTokenAsync(long id, CancellationToken cancellationToken) => database.FindAsync(
        "account_tokens_find", RowSet.One().With("id", id), AccountTable.MapToken, cancellationToken);

    public Task<AccountOutcome> RevokeTokenAsync(long id, AuditEntry audit, CancellationToken cancellationToken) =>
        writer.WriteAsync(new RevokeTokenCommand(id, audit), cancellationToken);

    public async Task<bool> HasAdminAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync(
            "accounts_has_admin", RowSet.One(), row => row.GetInt64(0), cancellationToken)).Count > 0;

    public Task AddSetupTokenAsync(string hash, bool isAsked, CancellationToken cancellationToken) =>
        writer.WriteAsync(new AddSetupTokenCommand(hash, isAsked), cancellationToken);

    public Task<AccountOutcome> SetUpAsync(
        string setupHash, NewAccount admin, NewToken token, AuditEntry audit, CancellationToken cancellationToken) =>
        writer.WriteAsync(new CreateAccountCommand(admin, audit, setupHash, token), cancellationToken);
}
