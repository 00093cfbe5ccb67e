using Boxyard.Boot;

namespace Boxyard.Tests.Silo.Boot;

/// <summary>A disk that cannot tell whether anything is there.</summary>
internal sealed class BrokenDisk : IBootDisk
{
    public BootDiskEntry? Find(string path) => throw new IOException("Input/output error");
}
