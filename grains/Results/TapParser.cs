using System.Globalization;

namespace Boxyard.Results;

/// <summary>
/// TAP 12, 13 and 14 and the kernel's KTAP, also inside of a log. The tests of a subtest are named `parent.child`.
/// A failing TODO or XFAIL counts as skipped. Missing tests, a missing plan and a bail-out are problems.
/// </summary>
internal sealed class TapParser : IDisposable
{
    private const string SubtestMark = "Subtest:";
    private const string DurationMark = "duration_ms:";

    private readonly BoundedLineReader _lines;
    private readonly TapDocument _document;
    private readonly bool _isLog;
    private readonly ResultCollector _collector;
    private TapResult? _yamlOwner;

    private TapParser(Stream content, string defaultName, bool isLog, ResultCollector collector)
    {
        _lines = new BoundedLineReader(content);
        _document = new TapDocument(defaultName, collector);
        _isLog = isLog;
        _collector = collector;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="defaultName">What tests without description are named after.</param>
    /// <param name="isLog">Whether TAP begins only at a version line, and its results must be numbered.</param>
    /// <param name="collector">Takes what is found.</param>
    public static void Parse(Stream content, string defaultName, bool isLog, ResultCollector collector)
    {
        using var parser = new TapParser(content, defaultName, isLog, collector);
        while (parser._lines.TryRead(out var line))
        {
            parser._document.Line = parser._lines.Number;
            parser.Read(TapIndent.WithoutKernelPrefix(line));
        }

        parser._document.Close();
    }

    public void Dispose() => _lines.Dispose();

    private void Read(string text)
    {
        if (_yamlOwner is not null && TryReadYaml(text, _yamlOwner))
        {
            return;
        }

        var (indent, rest, isInComments) = TapIndent.Measure(text, _document.Levels);
        var line = TapLine.Parse(rest);
        if (line.Kind == TapLineKind.Version || (!_document.IsOpen && Opens(line)))
        {
            _document.OpenAt(indent, isInComments);
        }

        if (_document.IsOpen)
        {
            ReadInside(line, text, indent, isInComments);
        }
    }

    /// <summary>TAP 12 has no version line; in a log anything may look like a result.</summary>
    private bool Opens(TapLine line) =>
        !_isLog && line.Kind is TapLineKind.Plan or TapLineKind.Result or TapLineKind.BailOut or TapLineKind.Malformed;

    private void ReadInside(TapLine line, string text, int indent, bool isInComments)
    {
        switch (line.Kind)
        {
            case TapLineKind.Version:
                _document.PutsDiagnosticsFirst |= line.Flag || isInComments;
                break;
            case TapLineKind.Plan or TapLineKind.Result:
                ReadPlanOrResult(line, indent);
                break;
            case TapLineKind.Comment:
                ReadComment(line.Text, indent);
                break;
            case TapLineKind.YamlStart:
                _yamlOwner = indent > _document.Top.Indent ? _document.Top.Last : null;
                break;
            case TapLineKind.BailOut:
                _collector.AddProblem(_lines.Number, $"The tests bailed out: {line.Text}");
                break;
            case TapLineKind.Malformed:
                _collector.AddProblem(_lines.Number, $"'{ResultText.Line(text, 80)}' is neither a plan nor a result.");
                break;
            case TapLineKind.Other:
            default:
                ReadOther(text);
                break;
        }
    }

    private void ReadPlanOrResult(TapLine line, int indent)
    {
        // What a program prints may look like a result; a log's TAP, the kernel's, always numbers them.
        var isNoise = _isLog && line is { Kind: TapLineKind.Result, Number: null };
        var level = isNoise ? null : _document.FindLevel(indent);
        if (level is null)
        {
            return;
        }

        if (_lines.IsCut)
        {
            _collector.AddProblem(_lines.Number, $"The line is longer than {BoundedLineReader.MaxLineLength} characters; its end is not read.");
        }

        if (line.Kind == TapLineKind.Plan)
        {
            _document.SetPlan(level, line);
        }
        else
        {
            _document.AddResult(level, line);
        }
    }

    private void ReadComment(string text, int indent)
    {
        if (text.StartsWith(SubtestMark, StringComparison.Ordinal))
        {
            _document.NameSubtest(text[SubtestMark.Length..].Trim(), indent);
            return;
        }

        // kselftest says TAP 13 and puts its diagnostics first, as KTAP does.
        _document.PutsDiagnosticsFirst |= text.StartsWith("selftests:", StringComparison.Ordinal) ||
            text.StartsWith("Starting ", StringComparison.Ordinal);
        _document.AddDiagnostic(text);
    }

    private void ReadOther(string text)
    {
        if (_document.PutsDiagnosticsFirst && text is [' ' or '\t', ..])
        {
            _document.AddDiagnostic(text.Trim());
        }
    }

    /// <summary>YAML is kept as text: what a reader of results looks for is readable as it stands.</summary>
    private bool TryReadYaml(string text, TapResult owner)
    {
        var trimmed = text.Trim();
        if (trimmed == "...")
        {
            _yamlOwner = null;
            return true;
        }

        if (!text.StartsWith(' '))
        {
            _yamlOwner = null;
            _collector.AddProblem(_lines.Number, "A YAML block ends without '...'.");
            return false;
        }

        owner.Append(text.TrimEnd());
        if (trimmed.StartsWith(DurationMark, StringComparison.Ordinal) &&
            double.TryParse(trimmed[DurationMark.Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds) &&
            milliseconds is >= 0 and < 1e11)
        {
            owner.Duration = TimeSpan.FromMilliseconds(milliseconds);
        }

        return true;
    }
}
