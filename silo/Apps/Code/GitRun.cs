namespace Boxyard.Apps.Code;

/// <summary>How a call of git ended.</summary>
/// <param name="ExitCode">0 when it did what it should.</param>
/// <param name="Output">What was made of what it wrote.</param>
/// <param name="Error">The last of what it complained about.</param>
internal sealed record GitRun<TOutput>(int ExitCode, TOutput Output, string Error)
{
    /// <summary>Of what it complained about: there it says why it ended.</summary>
    public string LastLine => Error.Trim().Split('\n')[^1].Trim();
}
