namespace Boxyard.Apps;

/// <summary>How a call of git ended.</summary>
/// <param name="ExitCode">0 when it did what it should.</param>
/// <param name="Output">What it wrote, as far as it was wanted.</param>
/// <param name="Error">The last of what it complained about.</param>
internal sealed record GitRun(int ExitCode, ReadOnlyMemory<byte> Output, string Error);
