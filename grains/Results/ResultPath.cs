using System.Text;

namespace Boxyard.Results;

/// <summary>
/// The rule for paths of uploaded files: relative, `/` between names, nothing that leads elsewhere or that some disk
/// cannot keep.
/// </summary>
public static class ResultPath
{
    /// <summary>
    /// Names that begin with this are the store's own: logs, locks and files that are not complete yet.
    /// </summary>
    public const string ReservedPrefix = ".boxyard";

    /// <summary>Where the logs are, below an attempt's root.</summary>
    public const string LogFolder = ReservedPrefix + "/log";
    public const int MaxNameBytes = 255;
    public const int MaxPathBytes = 1_024;
    public const int MaxStreamLength = 64;

    /// <summary>What is wrong with a path, as a sentence; null when it may be used.</summary>
    public static string? FindProblem(string path)
    {
        if (path.Length == 0)
        {
            return "The path is empty.";
        }

        if (!IsText(path) || Encoding.UTF8.GetByteCount(path) > MaxPathBytes)
        {
            return $"The path is not text of at most {MaxPathBytes} bytes of UTF-8.";
        }

        return path.Split('/').Select(FindNameProblem).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>What is wrong with the name of a log stream, such as `stdout`; null when it may be used.</summary>
    public static string? FindStreamProblem(string stream)
    {
        var isFit = stream.Length is > 0 and <= MaxStreamLength && stream[0] != '.' &&
            stream.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
        return isFit
            ? null
            : $"A log's name has 1 to {MaxStreamLength} letters, digits, '-', '_' and '.', and does not begin "
                + "with '.'.";
    }

    private static string? FindNameProblem(string name) => name switch
    {
        "" => "The path has an empty part: it begins or ends with '/', or has '//' in it.",
        "." or ".." => "The path has a part '.' or '..'.",
        _ when name.Contains('\\', StringComparison.Ordinal) => "The path has a backslash in it.",
        _ when name.Any(char.IsControl) => "The path has a control character in it.",
        _ when name.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase) =>
            $"Names that begin with '{ReservedPrefix}' are reserved.",
        _ when Encoding.UTF8.GetByteCount(name) > MaxNameBytes =>
            $"A part of the path is longer than {MaxNameBytes} bytes.",
        _ => null,
    };

    /// <summary>Half a surrogate pair has no UTF-8 form.</summary>
    private static bool IsText(string path)
    {
        for (var index = 0; index < path.Length; index++)
        {
            if (index + 1 < path.Length && char.IsSurrogatePair(path[index], path[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(path[index]))
            {
                return false;
            }
        }

        return true;
    }
}
