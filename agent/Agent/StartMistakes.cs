namespace Boxyard.Agent;

/// <summary>Mistakes of the command line and the settings that were found before the options were read.</summary>
internal sealed record StartMistakes(IReadOnlyList<string> Lines);
