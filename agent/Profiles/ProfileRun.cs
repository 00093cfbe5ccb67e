using System.Diagnostics;
using Boxyard.Agent.Builds;

namespace Boxyard.Agent.Profiles;

/// <summary>
/// Runs an image once and measures it from outside: the program in it is not touched. Totals are the kernel's
/// counters, which outlive the container where the engine lets us name its control group.
/// </summary>
internal sealed class ProfileRun(
    BuildJob job, BuildOrder order, EngineSteps engine, StepRunner steps, BuildOutput output)
{
    private const string StateFormat = "{{json .State}}";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        order.RequireRegistry();
        try
        {
            await steps.RunAsync("Pull", engine.Pull(job.Image, job.Platform), cancellationToken);
            await steps.RunAsync("Name", engine.Tag(job.Image), cancellationToken);
            await MeasureAsync(job.Target!, cancellationToken);
        }
        finally
        {
            await steps.TryReadAsync("Clean", engine.RemoveContainer(), cancellationToken);
            await steps.TryReadAsync("Clean", engine.RemoveImage(), cancellationToken);
            await steps.TryReadAsync("Clean", engine.RemoveImage(job.Image), cancellationToken);
            CgroupFolders.Remove(order.ContainerName);
        }
    }

    private async Task MeasureAsync(ProfileTarget target, CancellationToken cancellationToken)
    {
        // Docker on systemd takes slices only; there the container's own group is read while it runs.
        var group = engine.IsPodman && Environment.IsPrivilegedProcess ? $"/{order.ContainerName}" : null;
        using var recorder = new ProfileRecorder(output.Files);
        using var gpu = target.WithGpu ? GpuMeter.TryStart() : null;
        var run = engine.Run(target, group) with { Timeout = TimeSpan.FromSeconds(target.Timeout) };
        steps.Announce("Profile", run);
        var sampler = new ProfileSampler(
            group is null ? null : CgroupFolders.Of(order.ContainerName), recorder, gpu, FindProcessAsync);
        var (exitCode, timedOut, last) = await RunWatchedAsync(run, sampler, cancellationToken);
        var state = ContainerState.Read(
            await steps.TryReadAsync("Look", engine.Inspect(StateFormat), cancellationToken));
        if (state is null)
        {
            throw new BuildFailure($"The container did not start: the engine ended with exit code {exitCode}.");
        }

        if (last is null)
        {
            steps.Say("boxyard: nothing was measured: no control group of the container was seen while it ran.");
        }

        var summary = new ProfileSummary
        {
            Target = target.Index,
            Arguments = target.Arguments,
            Arch = HostFacts.Arch,
            ExitCode = state.ExitCode,
            TimedOut = timedOut,
            OutOfMemory = state.OOMKilled,
            WallSeconds = Math.Round((state.FinishedAt - state.StartedAt).TotalSeconds, 3),
            CpuSeconds = last is null ? null : Math.Round(last.CpuSeconds, 3),
            MemoryPeakBytes = last?.PeakBytes,
            MemoryMeanBytes = recorder.MeanMemoryBytes,
            ReadBytes = last?.ReadBytes,
            WrittenBytes = last?.WrittenBytes,
            ReceivedBytes = recorder.Last?.ReceivedBytes,
            SentBytes = recorder.Last?.SentBytes,
            GpuMeanPercent = recorder.MeanGpuPercent,
            TemperatureMax = recorder.HighestTemperature,
            SampleCount = recorder.Count,
        };
        recorder.Write(summary);
        if (summary.ExitCode != 0 && !timedOut)
        {
            throw new BuildFailure($"The program ended with exit code {summary.ExitCode}.");
        }
    }

    /// <summary>The container's first process; 0 while there is none.</summary>
    private async Task<int> FindProcessAsync(CancellationToken cancellationToken) =>
        ContainerState.Read(await steps.TryReadAsync("Look", engine.Inspect(StateFormat), cancellationToken))?.Pid ?? 0;

    /// <summary>
    /// The engine's exit code, whether the time was over, and all that was used as far as it is known.
    /// </summary>
    private async Task<(int ExitCode, bool TimedOut, Usage? Last)> RunWatchedAsync(
        BuildStep run, ProfileSampler sampler, CancellationToken cancellationToken)
    {
        long? startedAt = null;
        var ending = steps.EndAsync("Profile", run with { Timeout = null }, cancellationToken);
        var timedOut = false;
        while (!ending.IsCompleted)
        {
            await sampler.SampleAsync(cancellationToken);
            // Before it runs its time does not.
            startedAt ??= sampler.HasStarted ? Stopwatch.GetTimestamp() : null;
            var left = run.Timeout!.Value - (startedAt is { } at ? Stopwatch.GetElapsedTime(at) : TimeSpan.Zero);
            if (left <= TimeSpan.Zero && !timedOut)
            {
                timedOut = true;
                steps.Say($"boxyard: {run.Timeout.Value.TotalSeconds} s are over; the program is stopped.");
                await steps.TryReadAsync("Stop", engine.Kill(), cancellationToken);
            }

            var pause = !timedOut && left < Interval ? left : Interval;
            await Task.WhenAny(ending, Task.Delay(pause, cancellationToken));
        }

        return (await ending, timedOut, sampler.ReadTotals());
    }
}
