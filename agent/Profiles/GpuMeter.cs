using System.Diagnostics;

namespace Boxyard.Agent.Profiles;

/// <summary>
/// Asks the graphics processors of the box, where it has some: nvidia-smi, else tegrastats. The program prints a line
/// each second, of nvidia-smi for each card, and the newest counts.
/// </summary>
internal sealed class GpuMeter : IDisposable
{
    private static readonly string[] NvidiaArguments =
        ["--query-gpu=index,utilization.gpu,memory.used", "--format=csv,noheader,nounits", "--loop=1"];

    private readonly Process _process;
    private volatile GpuReading? _newest;

    private GpuMeter(Process process, Func<string, GpuReading?> read)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => _newest = read(line.Data ?? "") ?? _newest;
        _process.BeginOutputReadLine();
    }

    public GpuReading? Newest => _newest;

    /// <summary>Null where there is nothing to ask.</summary>
    public static GpuMeter? TryStart()
    {
        if (HostFacts.FindProgram("nvidia-smi") is { } nvidia)
        {
            return new GpuMeter(Start(nvidia, NvidiaArguments), new NvidiaCards().Read);
        }

        return HostFacts.FindProgram("tegrastats") is { } tegra
            ? new GpuMeter(Start(tegra, ["--interval", "1000"]), GpuReading.OfTegra)
            : null;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
}
