namespace Boxyard.Testboxes;

/// <summary>One box, by its name. Decides what it gets when it asks; one live attempt at most.</summary>
[Alias("Boxyard.ITestboxGrain")]
public interface ITestboxGrain : IGrainWithStringKey
{
    /// <summary>
    /// Answers the attempt that the box was offered before, or takes the next job of its queues. Never waits for a job.
    /// Fails with the store's exception when the store fails; then nothing was taken, or it is answered at the next
    /// question.
    /// </summary>
    Task<BootAnswer> AskAsync(BootQuestion question, CancellationToken cancellationToken);
}
