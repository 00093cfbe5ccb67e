using Microsoft.Extensions.Logging;

namespace Boxyard.Storage;

/// <summary>Tells all listeners of a commit; one that fails does not keep it from the others.</summary>
internal sealed partial class CommitListeners(IEnumerable<ICommitListener> listeners, ILogger<CommitListeners> logger)
{
    private readonly ICommitListener[] _listeners = [.. listeners];

    public void Tell(CommitNotice notice)
    {
        if (notice.IsEmpty)
        {
            return;
        }

        foreach (var listener in _listeners)
        {
            try
            {
                listener.Committed(notice);
            }
            catch (Exception exception)
            {
                // The commit stands, and the slow poll is the net of who missed it.
                LogListenerFailed(exception, listener.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The commit listener {Listener} failed")]
    private partial void LogListenerFailed(Exception exception, string listener);
}
