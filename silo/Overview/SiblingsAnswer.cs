namespace Boxyard.Overview;

/// <summary>How the last attempts of a group's boxes ended.</summary>
internal sealed record SiblingsAnswer
{
    public required string Group { get; init; }

    /// <summary>By name; boxes that ran nothing are not there.</summary>
    public required IReadOnlyList<SiblingAnswer> Testboxes { get; init; }

    public static SiblingsAnswer Of(string group, IEnumerable<BoxEnds> ends) => new()
    {
        Group = group,
        Testboxes =
        [
            .. ends.GroupBy(end => end.Testbox).Select(box => new SiblingAnswer(
                box.Key, box.ToDictionary(end => end.Outcome, end => end.AttemptCount))),
        ],
    };
}
