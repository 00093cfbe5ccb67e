using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Boxyard.Agent.Drivers;

/// <summary>
/// All processes of a box: those in its control group and those that inherited its mark, the variable BOXYARD_BOX.
/// </summary>
internal sealed partial class ProcessTree(string box, string? cgroup, TimeProvider clock)
{
    public const string MarkName = "BOXYARD_BOX";

    private const int MaxRounds = 200;
    private const int KillSignal = 9;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly byte[] _mark = Encoding.UTF8.GetBytes($"{MarkName}={box}\0");
    private readonly byte[] _innerMark = Encoding.UTF8.GetBytes($"\0{MarkName}={box}\0");

    public IReadOnlySet<int> Find() => (cgroup is null ? [] : ControlGroup.Processes(cgroup))
        .Concat(ProcessIds().Where(IsMarked))
        .Where(id => HostProcess.Find(id) is not null)
        .ToHashSet();

    /// <summary>Kills until nothing is left; what is forked meanwhile is found in the next round.</summary>
    /// <exception cref="IOException">Something cannot be killed.</exception>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var left = Find();
            if (left.Count == 0)
            {
                if (cgroup is not null)
                {
                    ControlGroup.Remove(cgroup);
                }

                return;
            }

            if (cgroup is not null)
            {
                // The kernel kills a group as a whole, faster than anything in it can fork.
                ControlGroup.Kill(cgroup);
            }

            foreach (var id in left)
            {
                _ = Kill(id, KillSignal);
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }

        throw new IOException($"These processes of {box} cannot be killed: {string.Join(' ', Find())}.");
    }

    private bool IsMarked(int id)
    {
        try
        {
            var environment = File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/environ"));
            return environment.AsSpan().StartsWith(_mark)
                || environment.AsSpan().IndexOf(_innerMark) >= 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<int> ProcessIds()
    {
        foreach (var path in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                yield return id;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
