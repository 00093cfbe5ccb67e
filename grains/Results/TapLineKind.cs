namespace Boxyard.Results;

/// <summary>What a line of TAP or KTAP says.</summary>
internal enum TapLineKind
{
    /// <summary>Not TAP: what the tests print.</summary>
    Other,
    Version,
    Plan,
    Result,
    Comment,
    YamlStart,
    BailOut,

    /// <summary>Looks like TAP and cannot be read.</summary>
    Malformed,
}
