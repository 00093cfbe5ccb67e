using Boxyard.Apps;

namespace Boxyard.Storage.Apps;

/// <summary>Stores a version of an app, if the rules allow it.</summary>
internal sealed class SubmitAppCommand(AppSubmission submission) : AppCommand<AppSubmitOutcome>
{
    public AppSubmission Submission { get; } = submission;
}
