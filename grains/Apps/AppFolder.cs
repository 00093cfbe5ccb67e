using Boxyard.Results;

namespace Boxyard.Apps;

/// <summary>Where the files are that show apps, as <see cref="ResultPath"/> names folders: the store's own.</summary>
public static class AppFolder
{
    public const string Root = "/result/" + Name;

    /// <summary>Below the folder of results.</summary>
    public const string Name = ResultPath.ReservedPrefix + "-apps";
}
