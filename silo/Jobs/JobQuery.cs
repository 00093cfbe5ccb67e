using System.Collections.Immutable;
using System.Globalization;
using Boxyard.Silo;

namespace Boxyard.Jobs;

/// <summary>Reads the filters of a list of jobs from a query string.</summary>
internal static class JobQuery
{
    private const int MaxTextLength = 200;
    private static readonly string[] Known =
        ["state", "group", "testbox", "suite", "submitter", "from", "to", "text", "page_size", "next"];

    /// <summary>A filter, or a sentence that names the parameter that is wrong; one is left to the caller.</summary>
    public static (JobFilter Filter, string? Mistake) Read(IQueryCollection query, string? other = null)
    {
        string? mistake = null;
        foreach (var (name, value) in query)
        {
            if (!Known.Contains(name, StringComparer.Ordinal) && name != other)
            {
                mistake ??= $"{name}: there is no such filter. Filters are {string.Join(", ", Known)}.";
            }
            else if (!IsText(value.ToString()))
            {
                mistake ??= $"{name}: at most {MaxTextLength} characters without NUL are accepted.";
            }
        }

        var filter = new JobFilter
        {
            States = ReadStates(query["state"].ToString(), ref mistake),
            Group = Text("group"),
            Testbox = Text("testbox"),
            Suite = Text("suite"),
            Submitter = Text("submitter"),
            Text = Text("text"),
            SubmittedFrom = ReadTime("from", Text("from"), ref mistake),
            SubmittedBefore = ReadTime("to", Text("to"), ref mistake),
            BeforeId = ReadNumber("next", Text("next"), long.MaxValue, ref mistake),
            PageSize = (int)(
                ReadNumber("page_size", Text("page_size"), PageSize.Max, ref mistake) ?? new JobFilter().PageSize),
        };
        return (filter, mistake);

        string? Text(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
    }

    private static bool IsText(string value) =>
        value.Length <= MaxTextLength && !value.Contains('\0', StringComparison.Ordinal);

    private static ImmutableArray<JobState> ReadStates(string list, ref string? mistake)
    {
        var states = ImmutableArray.CreateBuilder<JobState>();
        foreach (var name in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (JobStateName.Parse(name) is { } state)
            {
                states.Add(state);
            }
            else
            {
                mistake ??= $"state: '{name}' is no state. States are {string.Join(", ", JobStateName.All)}; " +
                    "several are joined by commas.";
            }
        }

        return states.ToImmutable();
    }

    private static DateTimeOffset? ReadTime(string name, string? text, ref string? mistake)
    {
        if (text is null)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time.ToUniversalTime();
        }

        mistake ??= $"{name}: '{text}' is no time. Write it as 2026-01-31 or 2026-01-31T12:00:00Z.";
        return null;
    }

    private static long? ReadNumber(string name, string? text, long max, ref string? mistake)
    {
        if (text is null)
        {
            return null;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= 1 && number <= max)
        {
            return number;
        }

        mistake ??= $"{name}: '{text}' is no whole number within 1 and {max}.";
        return null;
    }
}
