namespace Boxyard.Apps;

/// <summary>What a file of an app's folder `ecr-meta` shows.</summary>
[Alias("Boxyard.AppMetaFileKind")]
public enum AppMetaFileKind
{
    Thumb,
    Image,
    ScienceDescription,
}
