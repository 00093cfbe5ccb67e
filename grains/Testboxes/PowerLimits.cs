namespace Boxyard.Testboxes;

/// <summary>What people may ask of one box's power.</summary>
/// <param name="MaxOpen">Actions that are not over, this one counted.</param>
/// <param name="MaxCyclesPerHour">Cycles, those counted that nobody asked for; null: no limit.</param>
public sealed record PowerLimits(int MaxOpen, int? MaxCyclesPerHour);
