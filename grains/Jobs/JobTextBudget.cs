namespace Boxyard.Jobs;

/// <summary>Counts what a reader has read, knows where it is, and ends the reading at the first excess.</summary>
internal sealed class JobTextBudget(JobTextLimits limits)
{
    private const string WithAliases = " (aliases count as what they stand for)";

    private readonly List<string> _path = [];
    private int _depth;
    private bool _isListOfJobs;
    private long _valueCount;
    private long _characterCount;

    /// <summary>The line that the reader has reached, from 1.</summary>
    public int Line { get; set; } = 1;

    public void Enter(string segment) => _path.Add(segment);

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>
    /// Steps into objects or lists; `levels` is more than one when a YAML alias brings nested ones. The list around the
    /// jobs of a batch is no level of a job.
    /// </summary>
    public void Descend(int levels, bool isList = false)
    {
        _isListOfJobs = _depth == 0 ? isList : _isListOfJobs;
        _depth += levels;
        if (_depth - (_isListOfJobs ? 1 : 0) > limits.MaxDepth)
        {
            throw Failure($"The text is nested deeper than {limits.MaxDepth} levels. Flatten it.");
        }
    }

    public void Ascend(int levels) => _depth -= levels;

    public void Count(long values, long characters)
    {
        _valueCount += values;
        _characterCount += characters;
        if (_valueCount > limits.MaxValues)
        {
            throw Failure($"The text holds more than {limits.MaxValues} values{WithAliases}. Send less.");
        }

        if (_characterCount > limits.MaxBytes)
        {
            throw Failure($"The text holds more than {limits.MaxBytes} characters{WithAliases}. Send less.");
        }
    }

    public void CountText(string text)
    {
        if (text.Contains('\0'))
        {
            throw Failure("There is a NUL character. Remove it.");
        }

        Count(1, text.Length);
    }

    /// <summary>The mistake, with the place that the reader has reached.</summary>
    public JobTextException Failure(string message)
    {
        var field = _path.Count == 0 ? null : string.Join('.', _path);
        var place = field is null ? $"Line {Line}" : $"Line {Line}, field '{Shorten(field, 200)}'";
        var sentence = $"{place}: {Shorten(message, 500)}";
        return new JobTextException(new JobError { Field = field, Line = Line, Message = sentence });
    }

    private static string Shorten(string text, int maxLength) =>
        text.Length <= maxLength ? text : text[..maxLength] + "...";
}
