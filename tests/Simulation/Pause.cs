namespace Boxyard.Tests.Simulation;

/// <summary>What an operation yields where others may come in between: the awaits of the real code.</summary>
internal enum Pause
{
    ForOthers,
}
