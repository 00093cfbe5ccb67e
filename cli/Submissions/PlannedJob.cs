namespace Boxyard.Cli.Submissions;

/// <summary>One job as it is sent.</summary>
/// <param name="File">Where it comes from.</param>
/// <param name="Text">What is sent.</param>
/// <param name="Chosen">What sets it apart from the others of its file.</param>
internal sealed record PlannedJob(string File, string Text, IReadOnlyList<string> Chosen)
{
    /// <summary>For people: the file, and its choices.</summary>
    public string Name => Chosen.Count == 0 ? File : $"{File} ({string.Join(' ', Chosen)})";
}
