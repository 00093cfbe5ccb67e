using Boxyard.Results;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Silo.Results;

/// <summary>A log that tells when its first error is written.</summary>
internal sealed class ErrorWatch : ILogger<ResultExtractor>
{
    private readonly TaskCompletionSource<string> _error = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Error => _error.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel == LogLevel.Error)
        {
            _error.TrySetResult(formatter(state, exception));
        }
    }
}
