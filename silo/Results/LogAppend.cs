namespace Boxyard.Results;

/// <summary>How an append to a log ended, and the bytes that the log has.</summary>
internal sealed record LogAppend(LogAppendKind Kind, long Size);
