namespace Boxyard.Cli.Testboxes;

/// <summary>What a box would get if it asked now.</summary>
internal sealed record BoxPreview(long? JobId, string Reason);
