namespace Boxyard.Apps;

/// <summary>What was read from a submitted spec, or what is wrong with it.</summary>
public sealed record AppSpecOutcome<T>(T? Read, string? Mistake)
    where T : class;
