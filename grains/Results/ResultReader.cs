namespace Boxyard.Results;

/// <summary>Reads the results in one file of an attempt, in whatever format it has. What the content gets wrong is a problem, never an exception.</summary>
public static class ResultReader
{
    /// <summary>A longer file is not read.</summary>
    public const long MaxBytes = 1024 * 1024 * 1024;

    /// <summary>Reads an uploaded file.</summary>
    /// <param name="path">Relative to the attempt's result root.</param>
    /// <param name="content">Can seek; stands at its start.</param>
    /// <param name="collector">Takes what is found.</param>
    public static void ReadFile(string path, Stream content, ResultCollector collector)
    {
        var head = new byte[ResultFormats.HeadLength];
        var headLength = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        Read(path, content, ResultFormats.Decide(path, head.AsSpan(0, headLength)), collector);
    }

    /// <summary>Reads a log stream, which holds results only after a TAP or KTAP header.</summary>
    public static void ReadLog(string stream, Stream content, ResultCollector collector) =>
        Read($"log/{stream}", content, ResultFormat.TapInLog, collector);

    private static void Read(string path, Stream content, ResultFormat format, ResultCollector collector)
    {
        if (format == ResultFormat.None)
        {
            return;
        }

        collector.BeginFile(path, isLog: format == ResultFormat.TapInLog);
        var maxBytes = format == ResultFormat.Json ? JsonMetricsParser.MaxBytes : MaxBytes;
        if (content.Length > maxBytes)
        {
            collector.AddProblem(null, $"The file has {content.Length} bytes; files of more than {maxBytes} bytes are not read for results.");
            return;
        }

        Parse(path, content, format, collector);
    }

    private static void Parse(string path, Stream content, ResultFormat format, ResultCollector collector)
    {
        switch (format)
        {
            case ResultFormat.None:
                break;
            case ResultFormat.Json:
                JsonMetricsParser.Parse(content, collector);
                break;
            case ResultFormat.JUnit:
                JUnitParser.Parse(content, collector);
                break;
            case ResultFormat.Tap:
                TapParser.Parse(content, Path.GetFileNameWithoutExtension(path), isLog: false, collector);
                break;
            case ResultFormat.TapInLog:
                TapParser.Parse(content, Path.GetFileNameWithoutExtension(path), isLog: true, collector);
                break;
            case ResultFormat.StatsText:
                StatsTextParser.Parse(content, collector);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "No parser reads this format.");
        }
    }
}
