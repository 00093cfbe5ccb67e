namespace Boxyard.Results;

/// <summary>The space that is left where results are kept.</summary>
internal sealed class DiskSpace(IResultFiles files)
{
    /// <summary>Null when the disk does not say, as while its folder does not exist.</summary>
    public long? FindFreeBytes()
    {
        try
        {
            return new DriveInfo(files.Place).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
