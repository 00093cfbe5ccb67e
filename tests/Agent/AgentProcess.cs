using System.Collections.Concurrent;
using System.Diagnostics;
using Boxyard.Tests.Lab;

namespace Boxyard.Tests.Agent;

/// <summary>The real agent in a process of its own, which can be killed and told to stop.</summary>
internal sealed class AgentProcess : IAsyncDisposable
{
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private AgentProcess(
        IReadOnlyDictionary<string, string> environment, string[] command, string folder, string[] arguments)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(
                command[0], [.. command[1..], Path.Combine(folder, "Boxyard.Agent.dll"), .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        // No job may see it.
        _process.StartInfo.Environment["BOXYARD_AGENT__TOKEN"] = "the agent's own";
        foreach (var (name, value) in environment)
        {
            _process.StartInfo.Environment[name] = value;
        }

        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);

    public static AgentProcess Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    public static AgentProcess Start(IReadOnlyDictionary<string, string> environment, string[] arguments) =>
        new(environment, ["dotnet"], AppContext.BaseDirectory, arguments);

    /// <summary>The agent of that folder, by the end of a command that runs a program as somebody else.</summary>
    public static AgentProcess StartBy(
        string[] command, string folder, IReadOnlyDictionary<string, string> environment, string[] arguments) =>
        new(environment, [.. command, "dotnet"], folder, arguments);

    /// <summary>The first time it asks for an orderly end, the second for a quick one.</summary>
    public Task TerminateAsync() => LabFolder.RunAsync("kill", "-TERM", $"{_process.Id}");

    /// <summary>Its exit code.</summary>
    public async Task<int> WaitForEndAsync()
    {
        using var late = new CancellationTokenSource(EndTimeout);
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    /// <summary>kill -9.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
