using Boxyard.Jobs;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Events;

/// <summary>What a stream is asked for. Each list may be given several times.</summary>
internal sealed class EventRequest
{
    private const int MaxValues = 100;
    private static readonly string[] Known = ["job", "group", "box", "logs", "after"];

    public required HttpContext Context { get; init; }

    /// <summary>Ids of jobs.</summary>
    [FromQuery(Name = "job")]
    public string[]? Jobs { get; init; }

    /// <summary>Groups of jobs or boxes.</summary>
    [FromQuery(Name = "group")]
    public string[]? Groups { get; init; }

    /// <summary>Names of boxes.</summary>
    [FromQuery(Name = "box")]
    public string[]? Boxes { get; init; }

    /// <summary>With one job: also what its logs hold, from their beginning on.</summary>
    [FromQuery(Name = "logs")]
    public bool? Logs { get; init; }

    /// <summary>The cursor after which the stream begins; `0`: the beginning of all. Without it: now.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>As `after`, as those who connect again send it; it wins.</summary>
    [FromHeader(Name = "Last-Event-ID")]
    public string? LastEventId { get; init; }

    public string? CursorText => string.IsNullOrEmpty(LastEventId) ? After : LastEventId;

    public EventFilter Filter => new()
    {
        JobIds = [.. (Jobs ?? []).Select(FindJobId).OfType<long>()],
        Groups = Groups ?? [],
        Testboxes = Boxes ?? [],
    };

    /// <summary>What is wrong with it and what to do; null when nothing is.</summary>
    public string? FindProblem()
    {
        if (Context.Request.Query.Keys.FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
        {
            return $"{unknown}: there is no such parameter. Those of events are {string.Join(", ", Known)}.";
        }

        if (Array.Find(Jobs ?? [], text => FindJobId(text) is null) is { } wrong)
        {
            return $"job: '{wrong}' is no job's id.";
        }

        if ((Jobs?.Length ?? 0) + (Groups?.Length ?? 0) + (Boxes?.Length ?? 0) > MaxValues)
        {
            return $"At most {MaxValues} jobs, groups and boxes can be named. Follow all, and choose yourself.";
        }

        return Logs == true && Jobs?.Length != 1
            ? "logs: name one job, `?job=ID&logs=true`; logs of several jobs are several streams."
            : null;
    }

    private static long? FindJobId(string text) => ShownId.TryParse(text, out var shownId) ? shownId.JobId : null;
}
