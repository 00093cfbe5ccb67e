namespace Boxyard.Testboxes;

/// <summary>Marks the routes whose answers a boot loader reads: their errors are for machines that must not be stranded.</summary>
internal sealed class BootRoute
{
    public static readonly BootRoute Mark = new();
}
