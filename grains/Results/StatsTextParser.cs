namespace Boxyard.Results;

/// <summary>
/// Lines of `name: number unit`. Empty lines and lines that start with `#` are skipped; a value that is text is no metric,
/// as in JSON; a line without a colon is a problem.
/// </summary>
internal static class StatsTextParser
{
    public static void Parse(Stream content, ResultCollector collector)
    {
        using var lines = new BoundedLineReader(content);
        while (lines.TryRead(out var line))
        {
            if (lines.IsCut)
            {
                collector.AddProblem(lines.Number, $"The line is longer than {BoundedLineReader.MaxLineLength} characters; it is not read.");
            }
            else if (!string.IsNullOrWhiteSpace(line) && !line.TrimStart().StartsWith('#'))
            {
                ParseLine(line, lines.Number, collector);
            }
        }
    }

    private static void ParseLine(string line, int number, ResultCollector collector)
    {
        var colon = FindColon(line);
        if (colon < 0)
        {
            collector.AddProblem(number, $"'{ResultText.Line(line, 80)}' is not of the form 'name: value'.");
        }
        else if (MeasuredNumber.TryParse(line[(colon + 1)..], out var measured))
        {
            collector.AddSample(line[..colon].Trim(), measured.Value, measured.Unit, number);
        }
    }

    /// <summary>Names may hold colons (`sched:sched_switch: 5`), so the first colon before white space divides; else the first one.</summary>
    private static int FindColon(string line)
    {
        for (var index = 0; index < line.Length - 1; index++)
        {
            if (line[index] == ':' && char.IsWhiteSpace(line[index + 1]))
            {
                return index;
            }
        }

        return line.IndexOf(':', StringComparison.Ordinal);
    }
}
