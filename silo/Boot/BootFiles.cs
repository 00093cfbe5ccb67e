using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Boxyard.Boot;

/// <summary>Remembers for a few seconds what the served folders hold, so that a boot request does not touch the disk.</summary>
internal sealed class BootFiles(IOptions<BootOptions> options, TimeProvider clock, BootFolders folders)
{
    // The keys come from jobs, so a submitter chooses how many there are.
    private const int MaxRemembered = 1000;

    private readonly TimeSpan _interval = options.Value.FileCacheInterval;
    private readonly BootFilesLookup _lookup = new(folders.Os, folders.Initrd);
    private readonly ConcurrentDictionary<BootFilesQuestion, (BootFileSet Files, long LookedAt)> _remembered = new();

    public BootFileSet Find(BootFilesQuestion question)
    {
        if (_remembered.TryGetValue(question, out var known) && clock.GetElapsedTime(known.LookedAt) < _interval)
        {
            return known.Files;
        }

        var lookedAt = clock.GetTimestamp();
        var files = _lookup.Find(question);
        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        _remembered[question] = (files, lookedAt);
        return files;
    }
}
