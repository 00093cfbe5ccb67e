namespace Boxyard.Boot;

/// <summary>A program of the job (a key of its monitors or pp, or `lkp`), with the version of its package when the job names one.</summary>
internal readonly record struct BootProgram(string Name, string? Version);
