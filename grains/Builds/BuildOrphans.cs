namespace Boxyard.Builds;

/// <summary>
/// The name by which silos hear, among the queues of a commit, that builds lost their app and have jobs to cancel.
/// </summary>
public static class BuildOrphans
{
    /// <summary>No queue's name: those have no slash in front.</summary>
    public const string Name = "/builds";
}
