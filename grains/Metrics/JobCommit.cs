using System.Text.Json;

namespace Boxyard.Metrics;

/// <summary>Finds what a job tests: the commit that its text names.</summary>
public static class JobCommit
{
    private const int MaxLength = 100;

    /// <summary>In the order in which they count: what LKP's jobs say first.</summary>
    private static readonly string[] Names = ["upstream_commit", "commit"];

    /// <summary>Where LKP's jobs have the parameters of their programs, and of what is built for them.</summary>
    private static readonly string[] Sections = ["ss", "pp"];

    /// <summary>
    /// The job's own `upstream_commit` or `commit`, else the first in the programs of its `ss`, then of its `pp`. Null
    /// when it names none.
    /// </summary>
    public static string? Find(JsonElement job)
    {
        if (FindIn(job) is { } own)
        {
            return own;
        }

        foreach (var section in Sections)
        {
            if (job.TryGetProperty(section, out var programs) && FindBelow(programs) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? FindBelow(JsonElement programs)
    {
        if (FindIn(programs) is { } direct)
        {
            return direct;
        }

        return programs.ValueKind == JsonValueKind.Object
            ? programs.EnumerateObject()
                .Select(program => FindIn(program.Value))
                .FirstOrDefault(text => text is not null)
            : null;
    }

    private static string? FindIn(JsonElement fields)
    {
        if (fields.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in Names)
        {
            if (fields.TryGetProperty(name, out var value) && TextOf(value) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A commit of digits alone is a number in a job's YAML.</summary>
    private static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) || text.Length > MaxLength ? null : text;
    }
}
