using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>The rows of `accounts`, `account_tokens` and `audit_log`.</summary>
internal static class AccountTable
{
    /// <summary>Where the rows of `account_tokens_find_owners` say which hash they belong to.</summary>
    public const int OwnerOrdinal = 7;

    public static AccountRecord Map(Row row) => new()
    {
        Name = row.GetText(0),
        Email = row.FindText(1),
        FullName = row.FindText(2),
        Role = row.GetEnum<AccountRole>(3),
        CreatedAt = row.GetInstant(4),
        DisabledAt = row.FindInstant(5),
    };

    public static TokenRecord MapToken(Row row) => new()
    {
        Id = row.GetInt64(0),
        Account = row.GetText(1),
        Prefix = row.GetText(2),
        Note = row.FindText(3),
        CreatedAt = row.GetInstant(4),
        ExpiresAt = row.FindInstant(5),
        RevokedAt = row.FindInstant(6),
    };

    public static TokenOwner MapOwner(Row row) => new()
    {
        TokenId = row.GetInt64(0),
        Hash = row.GetText(1),
        ExpiresAt = row.FindInstant(2),
        Account = row.GetText(3),
        Role = row.GetEnum<AccountRole>(4),
        Email = row.FindText(5),
        FullName = row.FindText(6),
        FoundAt = row.GetInstant(8),
    };

    public static AuditRecord MapAudit(Row row) => new()
    {
        Id = row.GetInt64(0),
        At = row.GetInstant(1),
        Account = row.FindText(2),
        Address = row.FindText(3),
        Action = row.GetText(4),
        Target = row.GetText(5),
        Detail = row.FindText(6),
    };

    /// <summary>As addresses are stored: they are the same in whatever case they are written.</summary>
    public static string? EmailOf(string? email) => email?.ToLowerInvariant();

    public static RowSet ToRow(NewAccount account) => RowSet.One()
        .With("name", account.Name)
        .With("email", EmailOf(account.Email))
        .With("full_name", account.FullName)
        .With("role", EnumText.Of(account.Role));

    public static RowSet ToRow(NewToken token) => RowSet.One()
        .With("account", token.Account)
        .With("token_hash", token.Hash)
        .With("prefix", token.Prefix)
        .With("note", token.Note)
        .With("expires_at", Micros.From(token.ExpiresAt));
}
