namespace Boxyard.Cli.Testboxes;

/// <summary>Why a box gets no job: `drained` or `quarantined`, since when and by whom.</summary>
internal sealed record BoxHold(string Kind, DateTimeOffset HeldAt, string? Reason, string By);
