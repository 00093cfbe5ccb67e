namespace Boxyard.Apps;

/// <summary>A spec as it was submitted, before its code was looked at.</summary>
public sealed record AppDraft(AppSpec Spec, bool IsFrozen);
