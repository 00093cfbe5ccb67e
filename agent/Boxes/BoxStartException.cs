namespace Boxyard.Agent.Boxes;

/// <summary>The box cannot run this attempt, however often it tries: it ends as lost, with this reason.</summary>
internal sealed class BoxStartException(string verdict, string message) : Exception(message)
{
    /// <summary>What is reported, in the words of the protocol: `load_disk_fail` for an image.</summary>
    public string Verdict => verdict;
}
