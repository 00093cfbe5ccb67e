namespace Boxyard.Cli;

/// <summary>What was asked cannot be done as it was written; the message says what to write instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
