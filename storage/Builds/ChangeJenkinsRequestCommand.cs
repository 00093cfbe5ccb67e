using Boxyard.Builds;

namespace Boxyard.Storage.Builds;

/// <summary>Changes a request to a Jenkins; the outcome says whether there was one to change.</summary>
internal sealed class ChangeJenkinsRequestCommand(JenkinsRequest request, JenkinsRequestChange change)
    : WriteCommandOf<bool>
{
    public JenkinsRequest Request { get; } = request;

    public JenkinsRequestChange Change { get; } = change;

    /// <summary>Of Hold.</summary>
    public TimeSpan HoldTime { get; init; }

    /// <summary>Of Queue the place there, of End the build's number, if it has one.</summary>
    public long? Number { get; init; }

    /// <summary>What one of them leaves decides about the next.</summary>
    public override string ConflictKey { get; } = $"jenkins:{request.Namespace}/{request.Name}";
}
