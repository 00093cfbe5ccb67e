namespace Boxyard.Jobs;

/// <summary>How the old scheduler refuses a whole request: with status 202.</summary>
internal sealed record LkpError(string ErrorMsg);
