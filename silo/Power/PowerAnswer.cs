namespace Boxyard.Power;

/// <summary>A power action that will be done.</summary>
internal sealed record PowerAnswer(string Id, string Testbox, string Action);
