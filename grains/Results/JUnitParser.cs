using System.Globalization;
using System.Xml;

namespace Boxyard.Results;

/// <summary>
/// JUnit XML as pytest, Maven, Gradle and CTest write it. A test is named `classname.name`, without class name by its
/// suites. The file may be hostile: no document type, no entities, no addresses are followed, size and depth are
/// bounded.
/// </summary>
internal sealed class JUnitParser
{
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 256 * 1024 * 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly XmlReader _reader;
    private readonly ResultCollector _collector;
    private readonly Stack<string> _suites = new();
    private JUnitCase? _case;
    private bool _takesText;

    private JUnitParser(XmlReader reader, ResultCollector collector)
    {
        _reader = reader;
        _collector = collector;
    }

    private int? Line => _reader is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : null;

    public static void Parse(Stream content, ResultCollector collector)
    {
        try
        {
            using var reader = XmlReader.Create(content, Settings);
            new JUnitParser(reader, collector).Parse();
        }
        catch (XmlException exception)
        {
            collector.AddProblem(
                exception.LineNumber > 0 ? exception.LineNumber : null,
                $"The XML could not be read further: {exception.Message}");
        }
    }

    private void Parse()
    {
        while (_reader.Read())
        {
            if (_reader.Depth > MaxDepth)
            {
                _collector.AddProblem(Line, $"Elements are nested deeper than {MaxDepth}; the rest is not read.");
                return;
            }

            ReadNode();
        }
    }

    private void ReadNode()
    {
        switch (_reader.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = _reader.IsEmptyElement;
                StartElement(_reader.LocalName);
                if (isEmpty)
                {
                    EndElement(_reader.LocalName);
                }

                break;
            case XmlNodeType.EndElement:
                EndElement(_reader.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA when _takesText:
                _case?.Append(_reader.Value);
                break;
            default:
                break;
        }
    }

    private void StartElement(string name)
    {
        switch (name)
        {
            case "testsuites" or "testsuite":
                _suites.Push(_reader.GetAttribute("name") ?? "");
                break;
            case "testcase":
                StartCase();
                break;
            case "failure" or "error":
                StartOutcome(TestOutcome.Failed);
                break;
            case "skipped":
                StartOutcome(TestOutcome.Skipped);
                break;
            default:
                CheckRoot(name);
                break;
        }
    }

    private void StartCase()
    {
        var name = _reader.GetAttribute("name");
        if (string.IsNullOrWhiteSpace(name))
        {
            _collector.AddProblem(Line, "A testcase has no name; it is kept as 'unnamed'.");
            name = "unnamed";
        }

        var className = _reader.GetAttribute("classname");
        var parts = string.IsNullOrWhiteSpace(className)
            ? _suites.Reverse().Where(suite => suite.Length > 0)
            : [className];
        _case = new JUnitCase { Name = string.Join('.', parts.Append(name)), Duration = ReadDuration(name) };
    }

    private TimeSpan? ReadDuration(string testName)
    {
        const double maxSeconds = 366 * 86_400;
        var text = _reader.GetAttribute("time");
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // Maven writes 1,234.5 for long tests.
        var isNumber = double.TryParse(
            text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var seconds);
        if (isNumber && seconds is >= 0 and <= maxSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        _collector.AddProblem(Line, $"The time '{text}' of '{testName}' is not a number of seconds.");
        return null;
    }

    private void StartOutcome(TestOutcome outcome)
    {
        if (_case is null)
        {
            var suites = string.Join('.', _suites.Reverse().Where(suite => suite.Length > 0));
            _collector.AddProblem(
                Line,
                $"The suite '{suites}' reports '{_reader.LocalName}' outside of a testcase: "
                + _reader.GetAttribute("message"));
            return;
        }

        _case.Set(outcome);
        _case.Append(_reader.GetAttribute("message"));
        _takesText = true;
    }

    private void CheckRoot(string name)
    {
        if (_reader.Depth == 0)
        {
            _collector.AddProblem(Line, $"The root element is '{name}', not testsuites or testsuite.");
        }
    }

    private void EndElement(string name)
    {
        switch (name)
        {
            case "testsuites" or "testsuite":
                _suites.TryPop(out _);
                break;
            case "testcase" when _case is not null:
                _collector.AddTest(_case.ToRecord());
                _case = null;
                break;
            case "failure" or "error" or "skipped":
                _takesText = false;
                break;
            default:
                break;
        }
    }
}
