using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>
/// Hears of the commits of other silos and tells this silo's listeners. After a lost connection it says that notices
/// were missed.
/// </summary>
internal sealed partial class PostgresListener(
    PostgresDatabase database, CommitListeners listeners, ILogger<PostgresListener> logger) : BackgroundService
{
    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogConnectionLost(exception);
                await Task.Delay(ReconnectDelay, TimeProvider.System, stoppingToken).ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenListenerAsync(stoppingToken);
        connection.Notification += (_, message) => Tell(message);
        await using (var listen = PostgresCommands.Create(connection, SqlFiles.Postgres["listen"], RowSet.One(), null))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        // Whatever was committed before this moment was not heard.
        TellMissed();
        while (true)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    private void Tell(NpgsqlNotificationEventArgs message)
    {
        // Npgsql would swallow what this throws.
        try
        {
            if (CommitMessage.ToNotice(message.Payload, database.SiloMark) is { } notice)
            {
                listeners.Tell(notice);
            }
        }
        catch (JsonException exception)
        {
            // Written by a silo of another version: something has happened, and what is not known.
            LogUnreadable(exception, message.Payload);
            TellMissed();
        }
    }

    private void TellMissed() => listeners.Tell(new CommitNotice
    {
        QueuedJobs = new Dictionary<string, int>(StringComparer.Ordinal),
        ChangedJobs = new HashSet<long>(),
        IsRemote = true,
        IsIncomplete = true,
    });

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A notice of another silo cannot be read, all is looked at; do all silos run one version? {Payload}")]
    private partial void LogUnreadable(Exception exception, string payload);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The connection that hears of other silos' commits was lost; it is opened again")]
    private partial void LogConnectionLost(Exception exception);
}
