using Boxyard.Storage;

namespace Boxyard.Accounts;

/// <summary>
/// Ends calls that go on for long when their account may not make them any more: its token was revoked or has expired,
/// it was disabled, its role was changed.
/// </summary>
internal sealed partial class OpenCalls(TokenChecks tokens, TimeProvider clock, ILogger<OpenCalls> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Asks again and again, and cancels the call's own source when it is to end. Returns when the call is over.
    /// </summary>
    public async Task WatchAsync(HttpContext context, CancellationTokenSource ending)
    {
        if (Caller.Find(context) is null || RequestToken.Find(context.Request) is not { } token)
        {
            return;
        }

        var needed = context.GetEndpoint()?.Metadata.GetMetadata<RouteAccessMark>()?.Access.NeededRole();
        try
        {
            do
            {
                await Task.Delay(Interval, clock, ending.Token);
            }
            while (await MayGoOnAsync(token, needed, ending.Token));

            await ending.CancelAsync();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The call is over.
        }
    }

    private async Task<bool> MayGoOnAsync(string token, AccountRole? needed, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.FindAgainAsync(token, cancellationToken) is { } owner
                && (needed is null || owner.Role.Covers(needed.Value));
        }
        catch (Exception failure) when (failure is StoreException or TimeoutException)
        {
            // Whoever was let in stays while nobody can be asked: of each stream a line would be too many.
            LogUnanswered(failure);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Whether a call may go on could not be asked; it is asked again")]
    private partial void LogUnanswered(Exception failure);
}
