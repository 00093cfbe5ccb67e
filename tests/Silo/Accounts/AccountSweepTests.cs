using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Storage;
using Boxyard.Tests.GrainHost;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Accounts;

public sealed class AccountSweepTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Secrets_that_cannot_be_swept_keep_no_old_entries_and_end_no_looks(bool isCancelled)
    {
        await using var store = await StoreHost.StartAsync(Dialect.Sqlite);
        var audit = store.Get<IAuditStore>();
        using var log = new RecordingLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var clock = new TestClock();
        Exception failure = isCancelled ? new TaskCanceledException("It hung.") : new IOException("The disk is away.");
        using var sweep = new AccountSweep(
            audit,
            new BrokenSecrets(failure),
            store.Jobs,
            Options.Create(new AccountsOptions { KeepAudit = TimeSpan.FromDays(1) }),
            new StorageOptions(),
            clock,
            loggers.CreateLogger<AccountSweep>());
        await audit.AppendAsync(new AuditEntry { Action = "POST /x", Target = "first" }, Samples.None);
        store.Clock.Advance(TimeSpan.FromDays(2));

        await sweep.StartAsync(Samples.None);
        await BecomesEmptyAsync(audit, () => { });
        await audit.AppendAsync(new AuditEntry { Action = "POST /x", Target = "second" }, Samples.None);
        store.Clock.Advance(TimeSpan.FromDays(2));
        await BecomesEmptyAsync(audit, () => clock.Advance(TimeSpan.FromMinutes(10)));
        await sweep.StopAsync(Samples.None);

        Assert.Contains(
            $"A look for secrets of jobs that have ended failed; the next one follows | {failure.Message}", log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("audit", StringComparison.Ordinal));
    }

    private static Task BecomesEmptyAsync(IAuditStore audit, Action move) => Eventually.BecomesTrueAsync(async () =>
    {
        move();
        return (await audit.ListAsync(new AuditFilter { PageSize = 10 }, Samples.None)).Count == 0;
    });

    private sealed class BrokenSecrets(Exception failure) : IJobSecretStore
    {
        public Task<IReadOnlyDictionary<string, string>> ListAsync(long jobId, CancellationToken cancellationToken) =>
            throw failure;

        public Task<int> SweepAsync(
            DateTimeOffset endedBy, int maxCount, CancellationToken cancellationToken) => throw failure;
    }
}
