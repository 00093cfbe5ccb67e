namespace Boxyard.Silo;

/// <summary>
/// Where the old scheduler's paths stand: at the root, and since its second generation below `/scheduler`.
/// </summary>
internal static class OldPaths
{
    public static readonly IReadOnlyList<string> Prefixes = ["", "/scheduler"];
}
