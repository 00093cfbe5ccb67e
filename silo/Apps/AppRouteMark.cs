namespace Boxyard.Apps;

/// <summary>What a route of the registry declares.</summary>
internal sealed record AppRouteMark
{
    /// <summary>The path may end with a slash.</summary>
    public bool AllowsSlash { get; init; }

    /// <summary>Who came without a token is refused.</summary>
    public bool NeedsUser { get; init; }

    /// <summary>The header with the token is not looked at.</summary>
    public bool IsOutside { get; init; }
}
