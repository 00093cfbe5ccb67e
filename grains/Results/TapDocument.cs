namespace Boxyard.Results;

/// <summary>The nested levels of one TAP document. Gives its tests to the collector when it is closed.</summary>
internal sealed class TapDocument(string defaultName, ResultCollector collector)
{
    private const int MaxDepth = 16;

    private readonly Stack<TapLevel> _levels = new();
    private string? _nextName;
    private int _count;

    /// <summary>The number of the line that is read, for problems.</summary>
    public int Line { get; set; }

    public IReadOnlyCollection<TapLevel> Levels => _levels;
    public bool IsOpen => _levels.Count > 0;
    public TapLevel Top => _levels.Peek();

    /// <summary>KTAP tells why a test failed before it says that it failed; TAP tells it afterwards.</summary>
    public bool PutsDiagnosticsFirst { get; set; }

    /// <summary>Opens the document, a subtest, or after the end of one document the next.</summary>
    public void OpenAt(int indent, bool isInComments)
    {
        if (IsOpen && CloseDeeper(indent).Indent >= indent)
        {
            if (_levels.Count > 1 || (Top.Plan is null && Top.Results.Count == 0))
            {
                return;
            }

            Close();
        }

        Push(indent, isInComments);
    }

    /// <summary>KTAP names a subtest inside of it, TAP 14 inside of it or on the line above.</summary>
    public void NameSubtest(string name, int indent)
    {
        var level = CloseDeeper(indent);
        if (level.Indent < indent)
        {
            Push(indent, isInComments: false);
            Top.Name = name;
        }
        else if (_levels.Count > 1 && level.Results.Count == 0)
        {
            level.Name = name;
        }
        else
        {
            _nextName = name;
        }
    }

    /// <summary>The level at this indentation. TAP 14 lets a subtest begin unannounced, four spaces deeper; null for other depths.</summary>
    public TapLevel? FindLevel(int indent)
    {
        var level = CloseDeeper(indent);
        if (level.Indent >= indent)
        {
            return level;
        }

        if (indent - level.Indent != 4)
        {
            return null;
        }

        Push(indent, isInComments: false);
        return Top;
    }

    public void SetPlan(TapLevel level, TapLine line)
    {
        if (level.Plan is not null)
        {
            collector.AddProblem(Line, $"A second plan, 1..{line.Number}, in the same document; the first is kept.");
            return;
        }

        level.Plan = line.Number;
        if (line is { Number: 0, Directive: "SKIP" })
        {
            level.Results.Add(TapResult.From(line with { Flag = true }, level.Name ?? defaultName));
        }
    }

    public void AddResult(TapLevel level, TapLine line)
    {
        if (_count >= ResultCollector.DefaultMaxRecords)
        {
            AddCutProblem();
            return;
        }

        _count++;
        if (!level.TryNumber(line.Number, out var number))
        {
            collector.AddProblem(Line, $"The test number {number} was already reported; both results are kept.");
        }

        var result = TapResult.From(line, line.Text.Length > 0 ? line.Text : $"{level.Name ?? defaultName}.{number}");
        var diagnostics = level.TakeDiagnostics();
        if (diagnostics.Length > 0 && result.Outcome == TestOutcome.Failed)
        {
            result.Append(diagnostics);
        }

        level.Add(result);
    }

    public void AddDiagnostic(string text)
    {
        if (PutsDiagnosticsFirst)
        {
            Top.AddDiagnostic(text);
        }
        else if (Top.Last is { Outcome: TestOutcome.Failed } failed)
        {
            failed.Append(text);
        }
    }

    public void Close()
    {
        if (!IsOpen)
        {
            return;
        }

        var root = CloseDeeper(_levels.Last().Indent);
        AdoptOrphans(root);
        CheckPlan(root);
        if (root.Plan is null)
        {
            collector.AddProblem(Line, root.Results.Count == 0
                ? "A TAP document has no result."
                : "A TAP document has no plan (1..N), so tests that never ran cannot be told.");
        }

        foreach (var result in root.Results)
        {
            collector.AddTest(result.ToRecord());
        }

        _levels.Clear();
        _count = 0;
        _nextName = null;
        PutsDiagnosticsFirst = false;
    }

    private void Push(int indent, bool isInComments)
    {
        if (_levels.Count >= MaxDepth)
        {
            collector.AddProblem(Line, $"Subtests are nested deeper than {MaxDepth}; the deeper ones are read as one level.");
            return;
        }

        _levels.Push(new TapLevel(indent, isInComments) { Name = _nextName });
        _nextName = null;
    }

    private TapLevel CloseDeeper(int indent)
    {
        while (_levels.Count > 1 && Top.Indent > indent)
        {
            var closed = _levels.Pop();
            AdoptOrphans(closed);
            CheckPlan(closed);
            AdoptOrphans(Top);
            Top.Children.AddRange(closed.Results);
            Top.ChildrenName = closed.Name;
        }

        return Top;
    }

    private void CheckPlan(TapLevel level)
    {
        var mismatch = level.DescribeMismatch();
        if (mismatch is not null)
        {
            collector.AddProblem(Line, level.Name is null ? mismatch : $"In '{level.Name}': {mismatch}");
        }
    }

    private void AdoptOrphans(TapLevel level)
    {
        if (level.Children.Count > 0)
        {
            collector.AddProblem(Line, $"The subtest '{level.ChildrenName}' has no result line of its own: the tests may have stopped in it.");
            level.AdoptChildren(level.ChildrenName);
        }
    }

    private void AddCutProblem()
    {
        if (_count == ResultCollector.DefaultMaxRecords)
        {
            _count++;
            collector.AddProblem(Line, $"The document has more than {ResultCollector.DefaultMaxRecords} tests; the rest of them is not kept.");
        }
    }
}
