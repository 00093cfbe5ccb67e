using System.Runtime.InteropServices;

namespace Boxyard.Agent;

/// <summary>The first SIGTERM or SIGINT drains, the second leaves at once; boxes that run go on either way.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _drain = new();
    private readonly CancellationTokenSource _leave = new();
    private Action _onDrain = () => { };
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>No box asks for a job any more.</summary>
    public CancellationToken Drain => _drain.Token;

    /// <summary>The agent ends now.</summary>
    public CancellationToken Leave => _leave.Token;

    /// <summary>`onDrain` is called before anything stops.</summary>
    public void Listen(Action onDrain)
    {
        _onDrain = onDrain;
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Stop();
            }));
        }
    }

    public void Stop()
    {
        if (_drain.IsCancellationRequested)
        {
            _leave.Cancel();
            return;
        }

        _onDrain();
        _drain.Cancel();
    }

    /// <summary>The time for running jobs is over.</summary>
    public void LeaveAfter(TimeSpan span) => _leave.CancelAfter(span);

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _drain.Dispose();
        _leave.Dispose();
    }
}
