namespace Boxyard.Builds.Jenkins;

/// <summary>Jenkins refused a call, or did not answer; the message is in the words of its old clients.</summary>
internal sealed class JenkinsException(string message, bool isMissing = false, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>It answered that there is no such thing.</summary>
    public bool IsMissing => isMissing;
}
