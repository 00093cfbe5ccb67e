using Boxyard.Boot;

namespace Boxyard.Tests.Silo.Boot;

/// <summary>The real disk, counting how often it is asked.</summary>
internal sealed class CountingDisk : IBootDisk
{
    private readonly BootDisk _disk = new();

    public int LookCount { get; private set; }

    public BootDiskEntry? Find(string path)
    {
        LookCount++;
        return _disk.Find(path);
    }
}
