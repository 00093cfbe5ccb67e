using Boxyard.Apps;
using Boxyard.Storage;
using Boxyard.Storage.Postgres;
using Boxyard.Tests.Grains.Apps;
using Npgsql;

namespace Boxyard.Tests.Storage;

/// <summary>Servers that die and connections that break, on a server that fsyncs.</summary>
public sealed class PostgresFaultTests : IAsyncLifetime
{
    private PostgresServer _server = null!;

    public async Task InitializeAsync() => _server = await PostgresServer.StartAsync(isSafe: true);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_server_died_under_load_and_nothing_else_is()
    {
        await using var store = await StoreHost.StartAsync(
            new StorageOptions { Postgres = await _server.CreateDatabaseAsync() });
        var log = new LoadLog(acknowledgedGoal: 300);
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 32)
            .Select(worker => Task.Run(() => LoadAsync(store, worker, log, stop.Token)))
            .ToArray();

        await log.GoalReached;
        await _server.StopImmediatelyAsync();
        await log.FirstFailure;
        await _server.StartAgainAsync();
        await log.SucceedsAgain;
        await stop.CancelAsync();
        await Task.WhenAll(load);

        var stored = (await store.QueryAsync("select suite from jobs", 1))
            .Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(log.Acknowledged.Except(stored, StringComparer.Ordinal));
        Assert.Empty(
            stored.Except(log.Acknowledged, StringComparer.Ordinal).Except(log.Unknown, StringComparer.Ordinal));
        await Recount.AssertCountersAsync(store);
    }

    [Fact]
    public async Task A_commit_that_happened_is_acknowledged_although_its_connection_was_lost()
    {
        await using var store = await StoreHost.StartAsync(
            new StorageOptions { Postgres = await _server.CreateDatabaseAsync() });
        await using var admin = await OpenAdminAsync();
        await store.SubmitAsync();

        // A commit waits for a standby that does not exist after it is on the primary's disk: there the connection is
        // cut.
        await ExecuteAsync(admin, "alter system set synchronous_standby_names = 'ghost'");
        await ExecuteAsync(admin, "select pg_reload_conf()");
        await AwaitSettingAsync("ghost");
        var submit = store.SubmitAsync();
        await TerminateWaiterAsync(admin, "SyncRep");

        Assert.Equal(2, await submit);
        Assert.Equal("2", (await store.QueryAsync("select count(*) from jobs", 1))[0][0]);
        await ExecuteAsync(admin, "alter system reset synchronous_standby_names");
        await ExecuteAsync(admin, "select pg_reload_conf()");
        Assert.Equal(3, await store.SubmitAsync());
    }

    [Fact]
    public async Task An_app_whose_commit_lost_its_connection_is_acknowledged_with_all_of_it()
    {
        await using var store = await StoreHost.StartAsync(
            new StorageOptions { Postgres = await _server.CreateDatabaseAsync() });
        await using var admin = await OpenAdminAsync();
        var apps = store.Get<IAppStore>();
        await ExecuteAsync(admin, "alter system set synchronous_standby_names = 'ghost'");
        await ExecuteAsync(admin, "select pg_reload_conf()");
        await AwaitSettingAsync("ghost");
        var submit = apps.SubmitAsync(
            SampleApps.Submission() with { MetaFiles = [SampleApps.Icon("file1")] }, Samples.None);
        await TerminateWaiterAsync(admin, "SyncRep");

        Assert.Equal(AppSubmitKind.Stored, (await submit).Kind);
        await ExecuteAsync(admin, "alter system reset synchronous_standby_names");
        await ExecuteAsync(admin, "select pg_reload_conf()");
        var facts = await apps.ReadFactsAsync(SampleApps.Simple, Samples.None);
        Assert.Equal(("testuser", "testuser", 2), (facts.NamespaceOwner, facts.RepositoryOwner, facts.Grants.Length));
        Assert.NotNull(facts.App);
        Assert.True(await apps.HasFileAsync("file1", Samples.None));
    }

    [Fact]
    public async Task A_commit_that_was_rolled_back_fails_its_callers_and_the_next_write_works()
    {
        await using var store = await StoreHost.StartAsync(
            new StorageOptions { Postgres = await _server.CreateDatabaseAsync() });
        await using var admin = await OpenAdminAsync(store.Get<StorageOptions>().Postgres);

        // A deferred trigger makes the commit wait for a lock of the test's: there the connection is cut.
        await ExecuteAsync(admin, "create function hold() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock(42); return null; end'");
        await ExecuteAsync(
            admin,
            "create constraint trigger hold after insert on jobs deferrable initially deferred for each row execute function hold()");
        await ExecuteAsync(admin, "select pg_advisory_lock(42)");
        var submit = store.SubmitAsync();
        await TerminateWaiterAsync(admin, "advisory");

        var exception = await Assert.ThrowsAsync<StoreException>(() => submit);
        Assert.StartsWith(
            "The database failed at the commit of a write; it was rolled back.",
            exception.Message,
            StringComparison.Ordinal);
        await ExecuteAsync(admin, "select pg_advisory_unlock(42)");
        await store.SubmitAsync();
        Assert.Equal("1", (await store.QueryAsync("select count(*) from jobs", 1))[0][0]);
    }

    [Fact]
    public async Task A_stop_that_may_not_wait_refuses_what_has_not_begun()
    {
        await using var store = await StoreHost.StartAsync(
            new StorageOptions { Postgres = await _server.CreateDatabaseAsync() });
        await using var admin = await OpenAdminAsync(store.Get<StorageOptions>().Postgres);
        await ExecuteAsync(admin, $"select pg_advisory_lock({PostgresWriteSession.WriterKey})");
        var begun = store.SubmitAsync();
        await Eventually.BecomesTrueAsync(async () =>
            (await store.QueryAsync("select 1 from pg_locks where locktype = 'advisory' and not granted", 1)).Count > 0);
        var waiting = store.SubmitAsync();

        var stop = store.Get<GroupWriter>().StopAsync(new CancellationToken(canceled: true));
        await ExecuteAsync(admin, $"select pg_advisory_unlock({PostgresWriteSession.WriterKey})");
        await stop;

        Assert.Equal(1, await begun);
        var refused = await Assert.ThrowsAsync<StoreException>(() => waiting);
        Assert.Equal("The store is shutting down; nothing was written.", refused.Message);
        Assert.Equal("1", (await store.QueryAsync("select count(*) from jobs", 1))[0][0]);
    }

    private static async Task LoadAsync(StoreHost store, int worker, LoadLog log, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var suite = $"{worker}-{number}";
            try
            {
                await store.SubmitAsync(Samples.Job(suite: suite));
                log.Acknowledge(suite);
            }
            catch (StoreException exception)
            {
                log.Fail(suite, exception);
            }
        }
    }

    private async Task<NpgsqlConnection> OpenAdminAsync(string? connectionString = null)
    {
        var admin = new NpgsqlConnection((connectionString ?? _server.ConnectionString("postgres")) + ";Pooling=false");
        await admin.OpenAsync();
        return admin;
    }

    /// <summary>A reload is done by each process when it gets to it: a new connection sees the new setting.</summary>
    private async Task AwaitSettingAsync(string value)
    {
        while (true)
        {
            await using var connection = await OpenAdminAsync();
            await using var command = new NpgsqlCommand("show synchronous_standby_names", connection);
            if ((string?)await command.ExecuteScalarAsync() == value)
            {
                return;
            }
        }
    }

    private static async Task TerminateWaiterAsync(NpgsqlConnection admin, string waitEvent)
    {
        await using var command = new NpgsqlCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where wait_event = $1 and application_name = 'boxyard' and pid <> pg_backend_pid()", admin);
        command.Parameters.Add(new NpgsqlParameter { Value = waitEvent });
        while (await command.ExecuteScalarAsync() is not true)
        {
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
