using System.Globalization;
using Boxyard.Client;

namespace Boxyard.Dashboard.Jobs;

/// <summary>
/// What is typed into the search field: qualifiers such as `state:failed group:vm-2p8g since:2d`, and words that are a
/// prefix of an id, suite, group, box or submitter.
/// </summary>
internal sealed record JobSearch
{
    private static readonly TimeSpan MaxDistance = TimeSpan.FromDays(36_500);

    /// <summary>The qualifiers, each with what it means.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning)> Qualifiers =
    [
        ("state", "queued, running, failed, …; several with commas"),
        ("group", "the group of boxes"),
        ("box", "the box that ran it"),
        ("suite", "the suite"),
        ("by", "the submitter"),
        ("since", "submitted since: 30m, 12h, 2d or 2026-11-22"),
        ("until", "submitted before: the same"),
    ];

    public required JobQuery Query { get; init; }

    /// <summary>A sentence for everything that was not understood.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    public static JobSearch Parse(string? text, DateTimeOffset now)
    {
        var query = new JobQuery();
        List<string> mistakes = [];
        List<string> words = [];
        foreach (var word in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                words.Add(word);
                continue;
            }

            var (next, mistake) = Narrow(query, word[..colon].ToLowerInvariant(), word[(colon + 1)..], now);
            query = next;
            if (mistake is not null)
            {
                mistakes.Add(mistake);
            }
        }

        if (words.Count > 1)
        {
            mistakes.Add($"Only one plain word can be looked for; '{string.Join(' ', words.Skip(1))}' was left out.");
        }

        return new JobSearch { Query = query with { Text = words.FirstOrDefault() }, Mistakes = mistakes };
    }

    private static (JobQuery Query, string? Mistake) Narrow(
        JobQuery query, string name, string value, DateTimeOffset now)
    {
        if (value.Length == 0)
        {
            return (query, $"{name}: needs a value.");
        }

        switch (name)
        {
            case "state":
                var (states, wrong) = ReadStates(value);
                return (query with { States = [.. query.States.Concat(states).Distinct()] }, wrong);
            case "group":
                return (query with { Group = value }, OnlyOne(name, query.Group, value));
            case "box" or "testbox":
                return (query with { Testbox = value }, OnlyOne(name, query.Testbox, value));
            case "suite":
                return (query with { Suite = value }, OnlyOne(name, query.Suite, value));
            case "by" or "submitter":
                return (query with { Submitter = value }, OnlyOne(name, query.Submitter, value));
            case "since" or "from":
                return ReadInstant(value, now) is { } from
                    ? (query with { SubmittedFrom = from }, null)
                    : (query, NoInstant(name, value));
            case "until" or "to":
                return ReadInstant(value, now) is { } before
                    ? (query with { SubmittedBefore = before }, null)
                    : (query, NoInstant(name, value));
            default:
                return (query, $"'{name}:' is no qualifier. There are "
                    + $"{string.Join(", ", Qualifiers.Select(qualifier => qualifier.Name))}.");
        }
    }

    private static (IEnumerable<JobState> States, string? Mistake) ReadStates(string value)
    {
        List<JobState> states = [];
        foreach (var word in value.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Equals("live", StringComparison.OrdinalIgnoreCase))
            {
                states.AddRange([JobState.Offered, JobState.Running, JobState.PostRun]);
            }
            else if (JobStateText.TryParse(word.ToLowerInvariant(), out var state))
            {
                states.Add(state);
            }
            else
            {
                return (states, $"'{word}' is no state. There are "
                    + $"{string.Join(", ", JobStateText.All.Select(JobStateText.Of))}, and live.");
            }
        }

        return (states, states.Count == 0 ? "state: names no state." : null);
    }

    private static string? OnlyOne(string name, string? before, string value) =>
        before is null || before == value ? null : $"{name}: only one can be looked for; '{before}' was left out.";

    private static DateTimeOffset? ReadInstant(string value, DateTimeOffset now)
    {
        TimeSpan? unit = value[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => null,
        };
        var number = value.AsSpan(0, value.Length - 1);
        if (unit is { } length
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= MaxDistance / length)
        {
            return now - (count * length);
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, Utc, out var instant) ? instant : null;
    }

    private static string NoInstant(string name, string value) =>
        $"{name}: '{value}' is no time. Write 30m, 12h, 2d, 1w or 2026-11-22.";
}
