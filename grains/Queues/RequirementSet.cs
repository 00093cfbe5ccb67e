namespace Boxyard.Queues;

/// <summary>A requirement that jobs of a queue wait with, and its id.</summary>
public sealed record RequirementSet(string Queue, long Id, Requirement Requirement);
