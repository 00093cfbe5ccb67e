namespace Boxyard.Power;

/// <summary>What became of a program: what it wrote, cut, and what went wrong; null when nothing did.</summary>
internal sealed record PowerRun(string Output, string? Problem);
