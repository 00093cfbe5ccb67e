using Boxyard.Accounts;

namespace Boxyard.Tests.Storage;

public sealed class AccountStoreTests
{
    private static readonly AuditEntry Entry =
        new() { Account = "root", Address = "10.0.0.1", Action = "POST /x", Target = "ann" };

    [Theory, Dialects]
    public async Task An_account_is_created_once_and_listed_by_name(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var accounts = store.Get<IAccountStore>();
        var ann = Account("ann") with { Email = "ann@example.org", FullName = "Ann A" };

        Assert.Equal(AccountOutcome.Done, await accounts.CreateAsync(ann, Entry, Samples.None));
        Assert.Equal(AccountOutcome.Done, await accounts.CreateAsync(Account("bob"), Entry, Samples.None));
        Assert.Equal(AccountOutcome.Taken, await accounts.CreateAsync(ann with { Email = null }, Entry, Samples.None));
        Assert.Equal(AccountOutcome.Taken, await accounts.CreateAsync(ann with { Name = "eve" }, Entry, Samples.None));

        var stored = new AccountRecord
        {
            Name = "ann",
            Email = "ann@example.org",
            FullName = "Ann A",
            Role = AccountRole.Submitter,
            CreatedAt = store.Clock.GetUtcNow(),
        };
        Assert.Equal(stored, await accounts.FindAsync("ann", Samples.None));
        Assert.Null(await accounts.FindAsync("eve", Samples.None));
        Assert.Equal(["ann", "bob"], await NamesAsync(accounts, "", 10));
        Assert.Equal(["bob"], await NamesAsync(accounts, "ann", 10));
        Assert.Equal(["ann"], await NamesAsync(accounts, "", 1));
        Assert.Equal(2, (await ListAuditAsync(store)).Count);
    }

    [Theory, Dialects]
    public async Task A_change_leaves_what_it_does_not_name(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var accounts = store.Get<IAccountStore>();
        await accounts.CreateAsync(Account("ann") with { Email = "a@b.c" }, Entry, Samples.None);
        await accounts.CreateAsync(Account("bob"), Entry, Samples.None);

        Assert.Equal(
            AccountOutcome.Taken,
            await accounts.CreateAsync(Account("eve") with { Email = "A@b.C" }, Entry, Samples.None));
        Assert.Equal(
            AccountOutcome.Taken, await ChangeAsync(accounts, "bob", new AccountChange { Email = "A@B.c" }));
        Assert.Equal(
            AccountOutcome.Done, await ChangeAsync(accounts, "ann", new AccountChange { Role = AccountRole.Operator }));
        Assert.Equal(
            AccountOutcome.Done, await ChangeAsync(accounts, "ann", new AccountChange { IsDisabled = true }));
        var disabledAt = store.Clock.GetUtcNow();
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            AccountOutcome.Done, await ChangeAsync(accounts, "ann", new AccountChange { IsDisabled = true }));
        Assert.Equal(
            AccountOutcome.Taken, await ChangeAsync(accounts, "bob", new AccountChange { Email = "a@b.c" }));
        Assert.Equal(AccountOutcome.Done, await ChangeAsync(accounts, "ann", new AccountChange { Email = "a@b.c" }));
        Assert.Equal(
            AccountOutcome.NotFound, await ChangeAsync(accounts, "eve", new AccountChange { IsDisabled = true }));

        var ann = await accounts.FindAsync("ann", Samples.None);
        Assert.Equal(
            (AccountRole.Operator, "a@b.c", disabledAt), (ann!.Role, ann.Email, ann.DisabledAt!.Value));
        await ChangeAsync(accounts, "ann", new AccountChange { IsDisabled = false });
        Assert.Null((await accounts.FindAsync("ann", Samples.None))!.DisabledAt);
    }

    [Theory, Dialects]
    public async Task The_last_admin_stays_one(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var accounts = store.Get<IAccountStore>();
        await accounts.CreateAsync(Account("ann", AccountRole.Admin), Entry, Samples.None);
        await accounts.CreateAsync(Account("bob", AccountRole.Admin), Entry, Samples.None);
        var disable = new AccountChange { IsDisabled = true };

        Assert.Equal(AccountOutcome.Done, await ChangeAsync(accounts, "bob", disable));
        Assert.Equal(AccountOutcome.LastAdmin, await ChangeAsync(accounts, "ann", disable));
        Assert.Equal(
            AccountOutcome.LastAdmin,
            await ChangeAsync(accounts, "ann", new AccountChange { Role = AccountRole.Viewer }));
        Assert.Equal(AccountOutcome.Done, await ChangeAsync(accounts, "ann", new AccountChange { FullName = "Ann" }));
        Assert.Equal(
            AccountOutcome.Done, await ChangeAsync(accounts, "bob", new AccountChange { IsDisabled = false }));
        Assert.Equal(AccountOutcome.Done, await ChangeAsync(accounts, "ann", disable));
    }

    [Theory, Dialects]
    public async Task A_token_is_its_accounts_until_either_ends(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var accounts = store.Get<IAccountStore>();
        await accounts.CreateAsync(Account("ann"), Entry, Samples.None);
        var expiresAt = store.Clock.GetUtcNow().AddDays(1);

        Assert.Null(await accounts.CreateTokenAsync(Token("eve", "00"), Entry, Samples.None));
        var first = await accounts.CreateTokenAsync(
            Token("ann", "01") with { Note = "ci", ExpiresAt = expiresAt }, Entry, Samples.None);
        var second = await accounts.CreateTokenAsync(Token("ann", "02"), Entry, Samples.None);

        Assert.NotNull(first);
        Assert.NotNull(second);
        var owner = new TokenOwner
        {
            TokenId = first.Id,
            Hash = "01",
            ExpiresAt = expiresAt,
            Account = "ann",
            Role = AccountRole.Submitter,
            FoundAt = store.Clock.GetUtcNow(),
        };
        Assert.Equal(owner, await accounts.FindOwnerAsync("01", Samples.None));
        Assert.Null(await accounts.FindOwnerAsync("00", Samples.None));
        Assert.Equal([second, first], await accounts.ListTokensAsync("ann", null, 10, Samples.None));
        Assert.Equal([first], await accounts.ListTokensAsync(null, second.Id, 10, Samples.None));
        Assert.Empty(await accounts.ListTokensAsync("bob", null, 10, Samples.None));

        Assert.Equal(AccountOutcome.Done, await accounts.RevokeTokenAsync(first.Id, Entry, Samples.None));
        Assert.Equal(AccountOutcome.Done, await accounts.RevokeTokenAsync(first.Id, Entry, Samples.None));
        Assert.Equal(AccountOutcome.NotFound, await accounts.RevokeTokenAsync(99, Entry, Samples.None));
        Assert.Null(await accounts.FindOwnerAsync("01", Samples.None));
        Assert.Equal(
            store.Clock.GetUtcNow(), (await accounts.FindTokenAsync(first.Id, Samples.None))!.RevokedAt);
        await ChangeAsync(accounts, "ann", new AccountChange { IsDisabled = true });
        Assert.Null(await accounts.FindOwnerAsync("02", Samples.None));
        Assert.Equal(
            ["ann", $"ann/{second.Id}", $"ann/{first.Id}", "ann"],
            (await ListAuditAsync(store)).Where(entry => entry.Action == "POST /x").Select(entry => entry.Target).Skip(1));
    }

    [Theory, Dialects]
    public async Task A_one_time_token_makes_one_admin_within_its_day(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var accounts = store.Get<IAccountStore>();
        await accounts.CreateAsync(Account("bob"), Entry, Samples.None);
        await accounts.AddSetupTokenAsync("0a", isAsked: false, Samples.None);
        store.Clock.Advance(TimeSpan.FromHours(23));
        await accounts.AddSetupTokenAsync("0b", isAsked: false, Samples.None);
        store.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(AccountOutcome.Refused, await SetUpAsync(accounts, "0a", "ann"));
        Assert.Equal(AccountOutcome.Refused, await SetUpAsync(accounts, "0c", "ann"));
        Assert.Equal(AccountOutcome.Taken, await SetUpAsync(accounts, "0b", "bob"));
        Assert.False(await accounts.HasAdminAsync(Samples.None));
        Assert.Equal(AccountOutcome.Done, await SetUpAsync(accounts, "0b", "ann"));
        Assert.Equal(AccountOutcome.Refused, await SetUpAsync(accounts, "0b", "eve"));

        Assert.True(await accounts.HasAdminAsync(Samples.None));
        Assert.Equal(AccountRole.Admin, (await accounts.FindOwnerAsync("token of ann", Samples.None))!.Role);
        await accounts.AddSetupTokenAsync("0d", isAsked: false, Samples.None);
        Assert.Equal(AccountOutcome.Refused, await SetUpAsync(accounts, "0d", "eve"));
        Assert.Equal(["ann", "bob"], await NamesAsync(accounts, "", 10));
    }

    [Theory, Dialects]
    public async Task A_one_time_token_that_was_asked_for_gives_an_admin_another_token(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var accounts = store.Get<IAccountStore>();
        await accounts.AddSetupTokenAsync("0a", isAsked: false, Samples.None);
        Assert.Equal(AccountOutcome.Done, await SetUpAsync(accounts, "0a", "ann"));
        await accounts.CreateAsync(Account("bob"), Entry, Samples.None);
        await accounts.CreateAsync(Account("eve", AccountRole.Admin), Entry, Samples.None);
        await ChangeAsync(accounts, "eve", new AccountChange { IsDisabled = true });
        await accounts.AddSetupTokenAsync("0b", isAsked: true, Samples.None);

        Assert.Equal(AccountOutcome.Taken, await SetUpAsync(accounts, "0b", "bob"));
        Assert.Equal(AccountOutcome.Taken, await SetUpAsync(accounts, "0b", "eve"));
        Assert.Equal(AccountOutcome.Done, await SetUpAsync(accounts, "0b", "ann", "second"));
        Assert.Equal(AccountOutcome.Refused, await SetUpAsync(accounts, "0b", "ann", "third"));

        Assert.Equal("ann", (await accounts.FindOwnerAsync("second", Samples.None))!.Account);
        Assert.Equal("ann", (await accounts.FindOwnerAsync("token of ann", Samples.None))!.Account);
        await accounts.AddSetupTokenAsync("0c", isAsked: true, Samples.None);
        Assert.Equal(AccountOutcome.Done, await SetUpAsync(accounts, "0c", "kim"));
        Assert.Equal(AccountRole.Admin, (await accounts.FindAsync("kim", Samples.None))!.Role);
    }

    [Theory, Dialects]
    public async Task The_audit_is_read_in_pages_and_by_what_is_wanted(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var audit = store.Get<IAuditStore>();
        var startedAt = store.Clock.GetUtcNow();
        foreach (var account in new[] { "ann", "bob", "ann", null })
        {
            await audit.AppendAsync(
                Entry with { Account = account, Target = $"/q/{account}", Detail = "more" }, Samples.None);
            store.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var all = await ListAuditAsync(store);
        Assert.Equal([null, "ann", "bob", "ann"], all.Select(entry => entry.Account));
        Assert.Equal(
            new AuditRecord
            {
                Id = all[2].Id,
                At = startedAt.AddMinutes(1),
                Account = "bob",
                Address = "10.0.0.1",
                Action = "POST /x",
                Target = "/q/bob",
                Detail = "more",
            },
            all[2]);
        await AssertFoundAsync([1, 3], new AuditFilter { Account = "ann", PageSize = 10 });
        await AssertFoundAsync([0, 1, 2, 3], new AuditFilter { Action = "POST /", Target = "/q/", PageSize = 10 });
        await AssertFoundAsync([], new AuditFilter { Action = "post", PageSize = 10 });
        await AssertFoundAsync([2], new AuditFilter { Target = "/q/b", PageSize = 10 });
        await AssertFoundAsync(
            [1, 2], new AuditFilter { From = all[2].At, To = all[0].At, PageSize = 10 });
        await AssertFoundAsync([2], new AuditFilter { BeforeId = all[1].Id, PageSize = 1 });

        Assert.Equal(1, await audit.TrimAsync(startedAt.AddMinutes(2), 1, Samples.None));
        Assert.Equal(1, await audit.TrimAsync(startedAt.AddMinutes(2), 10, Samples.None));
        await AssertFoundAsync([0, 1], new AuditFilter { PageSize = 10 });

        async Task AssertFoundAsync(int[] expected, AuditFilter filter) =>
            Assert.Equal(expected.Select(index => all[index]), await audit.ListAsync(filter, Samples.None));
    }

    private static NewAccount Account(string name, AccountRole role = AccountRole.Submitter) =>
        new() { Name = name, Role = role };

    private static NewToken Token(string account, string hash) =>
        new() { Account = account, Hash = hash, Prefix = "bxy_abcdef" };

    private static Task<AccountOutcome> ChangeAsync(IAccountStore accounts, string name, AccountChange change) =>
        accounts.ChangeAsync(name, change, Entry, Samples.None);

    private static Task<AccountOutcome> SetUpAsync(
        IAccountStore accounts, string hash, string name, string? token = null) =>
        accounts.SetUpAsync(
            hash, Account(name, AccountRole.Admin), Token(name, token ?? $"token of {name}"), Entry, Samples.None);

    private static async Task<IEnumerable<string>> NamesAsync(IAccountStore accounts, string after, int count) =>
        (await accounts.ListAsync(after, count, Samples.None)).Select(account => account.Name);

    private static Task<IReadOnlyList<AuditRecord>> ListAuditAsync(StoreHost store) =>
        store.Get<IAuditStore>().ListAsync(new AuditFilter { PageSize = 100 }, Samples.None);
}
