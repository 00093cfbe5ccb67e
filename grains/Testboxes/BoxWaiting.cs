namespace Boxyard.Testboxes;

/// <summary>
/// How a commit names one box, beside the queues of jobs, whose names never start with a slash: a part of a cluster job
/// was reserved for it, or it gets jobs again.
/// </summary>
public static class BoxWaiting
{
    /// <summary>The name under which the boot requests of the box wait.</summary>
    public static string NameOf(string testbox) => $"/box/{testbox}";
}
