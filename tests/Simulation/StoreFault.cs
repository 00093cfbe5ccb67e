namespace Boxyard.Tests.Simulation;

/// <summary>What is wrong with the store.</summary>
internal enum StoreFault
{
    None,

    /// <summary>Reads and writes fail, and nothing is written.</summary>
    Down,

    /// <summary>A write happens, and whoever sent it is told that it failed.</summary>
    AnswersLost,
}
