using System.Diagnostics;

namespace Boxyard.Agent.Profiles;

/// <summary>
/// Takes one sample after another of a container that runs. `ownGroup` is a control group that outlives it; without
/// one its own group is read, and what it used after the last sample is not known.
/// </summary>
internal sealed class ProfileSampler(
    CgroupFolders? ownGroup,
    ProfileRecorder recorder,
    GpuMeter? gpu,
    Func<CancellationToken, Task<int>> findProcessAsync)
{
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private CgroupFolders? _containerGroup;
    private Usage? _last;
    private int _process;

    /// <summary>The container's program runs, or did.</summary>
    public bool HasStarted => _process > 0;

    public async Task SampleAsync(CancellationToken cancellationToken)
    {
        if (_process == 0)
        {
            _process = await findProcessAsync(cancellationToken);
            _containerGroup = _process > 0 ? CgroupFolders.OfProcess(_process) : null;
        }

        if ((ownGroup ?? _containerGroup) is not { } group || UsageMeter.Find(group) is not { } usage)
        {
            return;
        }

        var at = Stopwatch.GetElapsedTime(_startedAt).TotalSeconds;
        var before = recorder.Last;
        var span = at - (before?.At ?? 0);
        var network = _process > 0 ? NetworkMeter.Find(_process) : null;
        var temperatures = Temperatures.Read();
        recorder.Add(new ProfileSample
        {
            At = Math.Round(at, 3),
            CpuSeconds = Math.Round(usage.CpuSeconds, 3),
            CpuPercent = span > 0
                ? Math.Round(100 * Math.Max(0, usage.CpuSeconds - (before?.CpuSeconds ?? 0)) / span, 1)
                : 0,
            MemoryBytes = usage.MemoryBytes,
            ReadBytes = usage.ReadBytes,
            WrittenBytes = usage.WrittenBytes,
            ReceivedBytes = network?.Received ?? before?.ReceivedBytes,
            SentBytes = network?.Sent ?? before?.SentBytes,
            GpuPercent = gpu?.Newest?.BusyPercent,
            GpuMemoryBytes = gpu?.Newest?.MemoryBytes,
            Temperatures = temperatures.Count > 0 ? temperatures : null,
        });
        Keep(usage);
    }

    /// <summary>All that was used, after the end; null when nothing was ever to be read.</summary>
    public Usage? ReadTotals()
    {
        if (ownGroup is not null && UsageMeter.Find(ownGroup) is { } usage)
        {
            Keep(usage);
        }

        return _last;
    }

    private void Keep(Usage usage) => _last = usage with
    {
        PeakBytes = Math.Max(_last?.PeakBytes ?? 0, Math.Max(usage.PeakBytes, usage.MemoryBytes)),
    };
}
