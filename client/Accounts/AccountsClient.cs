using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>Accounts, their tokens, and the audit of what they did. A silo without accounts answers 409.</summary>
public sealed class AccountsClient
{
    private const string PageSize = "500";
    private const string Accounts = "/api/v1/accounts";
    private const string Tokens = "/api/v1/tokens";

    private readonly Transport _transport;

    internal AccountsClient(Transport transport) => _transport = transport;

    /// <summary>The account of this client's token.</summary>
    public Task<Outcome<Identity>> TryGetIdentityAsync(CancellationToken cancellationToken = default) =>
        _transport.GetAsync<Identity>(new QueryText("/api/v1/whoami"), cancellationToken);

    /// <summary>As <see cref="TryGetIdentityAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Identity> GetIdentityAsync(CancellationToken cancellationToken = default) =>
        (await TryGetIdentityAsync(cancellationToken)).GetValue();

    /// <summary>
    /// Makes the first admin by the one-time token that the silo printed. Never repeated: the token is used up.
    /// </summary>
    public Task<Outcome<CreatedToken>> TryLogInAsync(
        string setupToken, string name, CancellationToken cancellationToken = default) =>
        SendAsync<CreatedToken>(
            HttpMethod.Post,
            "/api/v1/login",
            new { Token = setupToken, Name = name },
            canRepeat: false,
            cancellationToken);

    /// <summary>All accounts by name, fetched page by page. Throws a <see cref="BoxyardException"/>.</summary>
    public async IAsyncEnumerable<Account> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? next = null;
        do
        {
            var path = new QueryText(Accounts).Add("page_size", PageSize).Add("next", next);
            var page = (await _transport.GetAsync<AccountPage>(path, cancellationToken)).GetValue();
            foreach (var account in page.Accounts)
            {
                yield return account;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    /// <summary>One account by its name.</summary>
    public Task<Outcome<Account>> TryGetAsync(string name, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<Account>(new QueryText($"{Accounts}/{Uri.EscapeDataString(name)}"), cancellationToken);

    /// <summary>As <see cref="TryGetAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Account> GetAsync(string name, CancellationToken cancellationToken = default) =>
        (await TryGetAsync(name, cancellationToken)).GetValue();

    /// <summary>Creates an account. A name or an email that is taken is a problem with status 409.</summary>
    public Task<Outcome<Account>> TryCreateAsync(
        string name,
        AccountRole role,
        string? email = null,
        string? fullName = null,
        CancellationToken cancellationToken = default) =>
        SendAsync<Account>(
            HttpMethod.Post,
            Accounts,
            new { Name = name, Role = role, Email = email, FullName = fullName },
            canRepeat: false,
            cancellationToken);

    /// <summary>Changes an account; it can be repeated.</summary>
    public Task<Outcome<Account>> TryChangeAsync(
        string name, AccountChange change, CancellationToken cancellationToken = default) =>
        SendAsync<Account>(
            HttpMethod.Patch, $"{Accounts}/{Uri.EscapeDataString(name)}", change, canRepeat: true, cancellationToken);

    /// <summary>
    /// Tokens, newest first, of one account or of all, fetched page by page. Throws a <see cref="BoxyardException"/>.
    /// </summary>
    public async IAsyncEnumerable<AccountToken> ListTokensAsync(
        string? account = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long? next = null;
        do
        {
            var path = new QueryText(Tokens)
                .Add("page_size", PageSize).Add("account", account).Add("next", next?.ToString());
            var page = (await _transport.GetAsync<AccountTokenPage>(path, cancellationToken)).GetValue();
            foreach (var token in page.Tokens)
            {
                yield return token;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    /// <summary>
    /// Makes a token. Never repeated: after a lost answer there is one that nobody knows, which the list shows.
    /// </summary>
    public Task<Outcome<CreatedToken>> TryCreateTokenAsync(
        string account,
        string? note = null,
        DateTimeOffset? expiresAt = null,
        CancellationToken cancellationToken = default) =>
        SendAsync<CreatedToken>(
            HttpMethod.Post,
            Tokens,
            new { Account = account, Note = note, ExpiresAt = expiresAt },
            canRepeat: false,
            cancellationToken);

    /// <summary>Revokes a token; it can be repeated.</summary>
    public Task<Outcome<AccountToken>> TryRevokeTokenAsync(long id, CancellationToken cancellationToken = default)
    {
        var uri = new QueryText($"{Tokens}/{id}").ToUri();
        return _transport.SendAsync<AccountToken>(
            () => new HttpRequestMessage(HttpMethod.Delete, uri), canRepeat: true, cancellationToken);
    }

    /// <summary>
    /// The audit, newest first, fetched page by page as it is read. Throws a <see cref="BoxyardException"/>.
    /// </summary>
    public async IAsyncEnumerable<AuditEntry> ListAuditAsync(
        AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var next = query.BeforeId;
        do
        {
            var path = new QueryText("/api/v1/audit")
                .Add("page_size", $"{query.PageSize}")
                .Add("account", query.Account).Add("action", query.Action).Add("target", query.Target)
                .Add("from", query.From?.ToString("O")).Add("to", query.To?.ToString("O"))
                .Add("next", next?.ToString());
            var page = (await _transport.GetAsync<AuditPage>(path, cancellationToken)).GetValue();
            foreach (var entry in page.Entries)
            {
                yield return entry;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    private Task<Outcome<T>> SendAsync<T>(
        HttpMethod method, string path, object body, bool canRepeat, CancellationToken cancellationToken)
        where T : class
    {
        var uri = new QueryText(path).ToUri();
        return _transport.SendAsync<T>(
            () => new HttpRequestMessage(method, uri) { Content = JsonContent.Create(body, options: Json.Options) },
            canRepeat,
            cancellationToken);
    }
}
