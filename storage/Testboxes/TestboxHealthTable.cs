using Boxyard.Jobs;

namespace Boxyard.Storage.Testboxes;

/// <summary>
/// The rows of `testbox_health`, written by the batch that ends an attempt: a box has one live attempt, so however many
/// silos there are, its ends come one after the other and each is counted once. What follows from the count is left to
/// a sweep: it needs the group's other boxes, whose success may come after the loss, and no end of an attempt should
/// wait for a look at them.
/// </summary>
internal static class TestboxHealthTable
{
    /// <summary>
    /// A cancel says nothing of the box. Any other end but a loss shows that it works, whatever became of the job.
    /// </summary>
    public static void Note(IWriteSession session, IEnumerable<AttemptRecord> ended)
    {
        var telling = ended
            .Where(attempt => attempt.State != JobState.Cancelled)
            .OrderBy(attempt => attempt.Testbox, StringComparer.Ordinal)
            .ToArray();
        session.Add("testbox_health_note", new Rows<AttemptRecord>(telling)
            .Text("name", attempt => attempt.Testbox)
            .Bigint("lost", attempt => attempt.State == JobState.Lost ? 1 : 0)
            .Bigint("succeeded", attempt => attempt.State == JobState.Succeeded ? 1 : 0));
    }
}
