namespace Boxyard.Apps.Code;

/// <summary>A call of git.</summary>
/// <param name="Arguments">As they are: no shell reads them.</param>
/// <param name="Environment">All that it gets.</param>
/// <param name="Folder">Where it runs.</param>
internal sealed record GitCall(
    IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string Folder);
