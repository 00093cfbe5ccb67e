using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.GrainHost;

/// <summary>Keeps what was logged as a warning or worse, as "message | exception message".</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    internal ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Lines.Enqueue($"{formatter(state, exception)} | {exception?.Message}");
        }
    }

    public void Dispose()
    {
    }
}
