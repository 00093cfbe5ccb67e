namespace Boxyard.Queues;

/// <summary>One reason, with a sentence for people.</summary>
public sealed record WaitReason(WaitReasonCode Code, string Text);
