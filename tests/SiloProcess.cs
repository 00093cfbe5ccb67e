using System.Collections.Concurrent;
using System.Diagnostics;

namespace Boxyard.Tests;

/// <summary>The real silo in a process of its own; returned when it listens.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _output;

    private SiloProcess(string program, string[] arguments, ConcurrentQueue<string> output)
    {
        _output = output;
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(
                "dotnet", [program, .. arguments])
            {
                WorkingDirectory = Path.GetDirectoryName(program),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>Where it listens.</summary>
    public string Address => _address.Task.Result;

    /// <summary>Starts it with these arguments; every line that it writes is added to `output`.</summary>
    public static Task<SiloProcess> StartAsync(ConcurrentQueue<string> output, params string[] arguments) =>
        StartProgramAsync(Path.Combine(AppContext.BaseDirectory, "Boxyard.Silo.dll"), output, arguments);

    /// <summary>The same with another build of the silo.</summary>
    public static async Task<SiloProcess> StartProgramAsync(
        string program, ConcurrentQueue<string> output, params string[] arguments)
    {
        var silo = new SiloProcess(program, arguments, output);
        silo._process.Start();
        silo._process.BeginOutputReadLine();
        silo._process.BeginErrorReadLine();
        var ended = silo._process.WaitForExitAsync();
        await Task.WhenAny(silo._address.Task, ended).WaitAsync(StartTimeout);
        Assert.True(
            silo._address.Task.IsCompleted, $"The silo ended at its start:\n{string.Join('\n', output)}");
        return silo;
    }

    /// <summary>SIGTERM, as a service manager stops it; returns when it has ended.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        using var expired = new CancellationTokenSource(timeout);
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(expired.Token);
        await _process.WaitForExitAsync(expired.Token);
        Assert.True(_process.ExitCode == 0, $"The silo ended with {_process.ExitCode}:\n{string.Join('\n', _output)}");
    }

    /// <summary>kill -9.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        _output.Enqueue(line ?? "");
        if (line?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(line[(at + Listening.Length)..].Trim());
        }
    }
}
