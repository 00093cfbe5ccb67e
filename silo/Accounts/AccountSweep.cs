using Boxyard.Jobs;
using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Accounts;

/// <summary>
/// Removes what is too old of the audit, and the secrets of jobs that ended long enough ago.
/// </summary>
internal sealed partial class AccountSweep(
    IAuditStore audit,
    IJobSecretStore secrets,
    IJobStore jobs,
    IOptions<AccountsOptions> options,
    StorageOptions storage,
    TimeProvider clock,
    ILogger<AccountSweep> logger) : BackgroundService
{
    private const int MaxAtOnce = 2_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await TryAsync(SweepSecretsAsync, LogSecretsFailed, stoppingToken);
            await TryAsync(TrimAuditAsync, LogAuditFailed, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Catches what fails, also what was cancelled by somebody else: the next look tries again.</summary>
    private static async Task TryAsync(
        Func<CancellationToken, Task> lookAsync, Action<Exception> log, CancellationToken stoppingToken)
    {
        try
        {
            await lookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            log(failure);
        }
    }

    private async Task SweepSecretsAsync(CancellationToken cancellationToken)
    {
        var now = await jobs.GetNowAsync(cancellationToken);
        while (await secrets.SweepAsync(now - storage.KeepSecrets, MaxAtOnce, cancellationToken) > 0)
        {
            // There may be more.
        }
    }

    private async Task TrimAuditAsync(CancellationToken cancellationToken)
    {
        if (options.Value.KeepAudit is not { } keepTime)
        {
            return;
        }

        var before = await jobs.GetNowAsync(cancellationToken) - keepTime;
        while (await audit.TrimAsync(before, MaxAtOnce, cancellationToken) == MaxAtOnce)
        {
            // There are more.
        }
    }

    [LoggerMessage(LogLevel.Error, "A look for secrets of jobs that have ended failed; the next one follows")]
    private partial void LogSecretsFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "A look for old entries of the audit failed; the next one follows")]
    private partial void LogAuditFailed(Exception failure);
}
