namespace Boxyard.Tests.Cli;

/// <summary>A silo in a process of its own, on a free port of this machine, with an empty data folder.</summary>
public sealed class RunningSilo : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("boxyard-cli-").FullName;
    private SiloProcess? _process;

    public string Address => _process!.Address;

    public async Task InitializeAsync() =>
        _process = await SiloProcess.StartAsync([], "--urls", "http://127.0.0.1:0", "--data", _data);

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }
}
