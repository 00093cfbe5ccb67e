using System.Collections.Immutable;
using System.Globalization;
using Boxyard.Jobs;

namespace Boxyard.WebBackend;

/// <summary>The filters of the old job list.</summary>
internal sealed record WebJobQuery
{
    private const int MaxPageSize = 100;
    private const int MaxTextLength = 200;

    /// <summary>Those that stand in what was submitted, and in no column of ours.</summary>
    private static readonly string[] SpecKeys =
        ["upstream_repo", "os", "os_version", "os_arch", "category", "my_name", "my_account"];

    public JobFilter Filter { get; init; } = new();
    public long? Id { get; init; }
    public ImmutableDictionary<string, string> Spec { get; init; } = ImmutableDictionary<string, string>.Empty;
    public int PageSize { get; init; } = 20;
    public int PageNumber { get; init; } = 1;

    /// <summary>A query, or a sentence that names the parameter that is wrong.</summary>
    public static (WebJobQuery Query, string? Mistake) Read(IQueryCollection query)
    {
        string? mistake = null;
        var read = new WebJobQuery
        {
            Id = Number("id", long.MaxValue),
            PageSize = (int)(Number("page_size", MaxPageSize) ?? 20),
            PageNumber = (int)(Number("page_num", 10_000) ?? 1),
            Spec = SpecKeys.Where(key => Text(key) is not null).ToImmutableDictionary(key => key, key => Text(key)!),
            Filter = new JobFilter
            {
                Suite = Text("suite"),
                Testbox = Text("testbox"),
                States = StatesOf(Text("job_state"), ref mistake),
                SubmittedFrom = Day("start_date"),
                SubmittedBefore = Day("end_date")?.AddDays(1),
            },
        };
        return (read, mistake);

        string? Text(string name) =>
            query[name].ToString() is { Length: > 0 and <= MaxTextLength } value
                && !value.Contains('\0', StringComparison.Ordinal)
                ? value
                : null;

        long? Number(string name, long max)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1 && number <= max)
            {
                return number;
            }

            mistake ??= $"{name}: '{text}' is no whole number within 1 and {max}.";
            return null;
        }

        DateTimeOffset? Day(string name)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            if (DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                && time.UtcDateTime.Year is > 1 and < 9999)
            {
                return time.ToUniversalTime();
            }

            mistake ??= $"{name}: '{text}' is no date. Write it as 2026-01-31.";
            return null;
        }
    }

    private static ImmutableArray<JobState> StatesOf(string? word, ref string? mistake)
    {
        switch (word)
        {
            case null:
                return [];
            case "submit":
                return [JobState.Queued];
            case "boot":
                return [JobState.Offered];
            case "finished" or "success":
                return [JobState.Succeeded];
            case "complete" or "extract_finished":
                return
                [
                    JobState.Succeeded, JobState.Failed, JobState.Cancelled, JobState.TimedOut, JobState.Crashed,
                    JobState.Abnormal, JobState.Lost,
                ];
            default:
                if (JobStateName.Parse(word) is { } state)
                {
                    return [state];
                }

                mistake ??= $"job_state: '{word}' is no state. States are {string.Join(", ", JobStateName.All)}.";
                return [];
        }
    }
}
