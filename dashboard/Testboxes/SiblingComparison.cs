using System.Globalization;
using Boxyard.Client;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>
/// A box against the others of its group. Beyond chance is a share of bad runs that is further from theirs than twice
/// what so few runs scatter by (the standard error of a share).
/// </summary>
public sealed record SiblingComparison
{
    private const int MaxShown = 8;
    private const long MinRuns = 5;

    public required string Word { get; init; }

    /// <summary>The class of the style sheet that gives the colour.</summary>
    public required string Tone { get; init; }
    public required string Summary { get; init; }

    /// <summary>The box itself first, then the worst of the others.</summary>
    public required IReadOnlyList<SiblingRow> Boxes { get; init; }

    /// <summary>Null when no other box has run anything.</summary>
    public static SiblingComparison? Of(string name, TestboxSiblings siblings)
    {
        SiblingRow[] rows = [.. siblings.Testboxes.Select(SiblingRow.Of).Where(row => row.RunCount > 0)];
        SiblingRow[] others = [.. rows.Where(row => row.Name != name)];
        if (others.Length == 0)
        {
            return null;
        }

        var own = Array.Find(rows, row => row.Name == name) ?? new SiblingRow(name, 0, 0, 0);
        var (runs, bad) = (others.Sum(row => row.RunCount), others.Sum(row => row.BadCount));
        var (word, tone) = Judge(own, (double)bad / runs);
        return new SiblingComparison
        {
            Word = word,
            Tone = tone,
            Summary = $"{Share(own.BadCount, own.RunCount)} of its runs were bad, {Share(bad, runs)} of those of "
                + (others.Length == 1 ? "the other box" : $"{others.Length} other boxes")
                + $" of {siblings.Group}.",
            Boxes = [own, .. others.OrderByDescending(row => (double)row.BadCount / row.RunCount).Take(MaxShown)],
        };
    }

    public static string Share(long count, long of) =>
        of == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / of:0} %");

    private static (string Word, string Tone) Judge(SiblingRow own, double share)
    {
        if (own.RunCount < MinRuns)
        {
            return ("too few runs to tell", "idle");
        }

        var chance = 2 * Math.Sqrt(Math.Max(share * (1 - share), 0.01) / own.RunCount);
        return ((double)own.BadCount / own.RunCount - share) switch
        {
            var far when far > chance => ("worse than the others", "bad"),
            var far when far < -chance => ("better than the others", "good"),
            _ => ("as the others", "idle"),
        };
    }
}
