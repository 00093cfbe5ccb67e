namespace Boxyard.Testboxes;

/// <summary>
/// How a commit names a box that gets jobs again, beside the queues of jobs, whose names never start with a slash.
/// </summary>
public static class HeldWaiting
{
    /// <summary>The name under which a drained or quarantined box waits.</summary>
    public static string NameOf(string testbox) => $"/box/{testbox}";
}
