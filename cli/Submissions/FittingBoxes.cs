namespace Boxyard.Cli.Submissions;

/// <summary>The boxes that could run a job.</summary>
/// <param name="Boxes">The first by name.</param>
/// <param name="BoxCount">How many there are.</param>
/// <param name="Nearest">When there are none: what the nearest ones lack.</param>
internal sealed record FittingBoxes(IReadOnlyList<string> Boxes, int BoxCount, IReadOnlyList<string> Nearest)
{
    private const int MaxShown = 5;

    public override string ToString()
    {
        if (BoxCount == 0)
        {
            return Nearest.Count == 0 ? "none" : $"none; {string.Join("; ", Nearest)}";
        }

        var shown = string.Join(", ", Boxes.Take(MaxShown));
        return BoxCount > MaxShown ? $"{shown} and {BoxCount - MaxShown} more" : shown;
    }
}
