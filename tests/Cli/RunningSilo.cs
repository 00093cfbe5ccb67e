using System.Diagnostics;

namespace Boxyard.Tests.Cli;

/// <summary>A silo in a process of its own, on a free port of this machine, with an empty data folder.</summary>
public sealed class RunningSilo : IAsyncLifetime
{
    private const string Listening = "Now listening on: ";

    private readonly string _data = Directory.CreateTempSubdirectory("boxyard-cli-").FullName;
    private Process? _process;
    private Task<string> _rest = Task.FromResult("");

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "Boxyard.Silo.dll", "--urls", "http://127.0.0.1:0", "--data", _data },
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        List<string> lines = [];
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                Address = line[(at + Listening.Length)..].Trim();
                // Read on, so that the silo never waits for somebody to read its log.
                _rest = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"The silo did not start:\n{string.Join('\n', lines)}");
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            await _rest;
            _process.Dispose();
        }

        Directory.Delete(_data, recursive: true);
    }
}
