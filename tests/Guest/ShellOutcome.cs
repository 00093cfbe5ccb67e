namespace Boxyard.Tests.Guest;

/// <summary>What a shell process wrote, and how it ended.</summary>
internal sealed record ShellOutcome(string Output, string Error, int ExitCode);
