namespace Boxyard.Jobs;

/// <summary>A sign of life of an attempt's guest.</summary>
/// <param name="Attempt">Whose.</param>
/// <param name="Age">How long ago it came; the store, whose clock counts, subtracts it from its own time.</param>
public readonly record struct Heartbeat(ShownId Attempt, TimeSpan Age);
