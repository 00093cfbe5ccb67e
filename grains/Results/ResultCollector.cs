namespace Boxyard.Results;

/// <summary>
/// Gathers what the parsers read from the files of one attempt, in the order in which the files are given. Its rules:
/// several values of a name in one file are samples, the metric is their mean; a name that an earlier file gave keeps
/// the earlier value, and a different one is a problem; a test name that is taken gets ` #2`, ` #3`; a log that tells a
/// test's outcome once more tells nothing new.
/// </summary>
public sealed class ResultCollector(int maxRecords = ResultCollector.DefaultMaxRecords)
{
    /// <summary>Metrics, and tests, of one attempt.</summary>
    public const int DefaultMaxRecords = 100_000;
    public const int MaxProblems = 1_000;

    private readonly Dictionary<string, MetricSum> _metrics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MetricSum> _fileMetrics = new(StringComparer.Ordinal);
    private readonly List<TestResultRecord> _tests = [];
    private readonly Dictionary<string, CollectedTest> _testNames = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private string _file = "";
    private bool _isLog;
    private bool _metricsAreCut;
    private bool _testsAreCut;

    /// <summary>What follows comes from this file. A log repeats what result files say; see the rules above.</summary>
    public void BeginFile(string path, bool isLog = false)
    {
        EndFile();
        _file = path;
        _isLog = isLog;
    }

    public void AddSample(string name, double value, string? unit = null, int? line = null)
    {
        var stored = ResultText.Line(name, ResultText.MaxNameLength);
        if (stored.Length == 0)
        {
            AddProblem(line, $"The number {value} has no name, so it is no metric.");
        }
        else if (name.Length > ResultText.MaxNameLength)
        {
            AddProblem(
                line, $"A metric's name is longer than {ResultText.MaxNameLength} characters: '{stored[..80]}...'.");
        }
        else if (!double.IsFinite(value))
        {
            AddProblem(line, $"The value of '{stored}' is not a finite number.");
        }
        else
        {
            AddSample(stored, value, unit);
        }
    }

    public void AddTest(TestResultRecord test)
    {
        var name = ResultText.Line(test.Name, ResultText.MaxNameLength);
        var taken = _testNames.TryGetValue(name, out var known) ? known : null;
        if (_isLog && taken is not null && taken.File != _file && taken.Outcome == test.Outcome)
        {
            return;
        }

        if (_tests.Count >= maxRecords)
        {
            AddCutProblem(ref _testsAreCut, "tests");
            return;
        }

        var free = taken is null ? name : FindFreeName(name, taken);
        _testNames[free] = new CollectedTest(_file, test.Outcome);
        _tests.Add(test with { Name = free, Message = ResultText.Message(test.Message) });
    }

    /// <summary>A sentence about the present file that tells what was not read and why.</summary>
    public void AddProblem(int? line, string sentence)
    {
        if (_problems.Count < MaxProblems)
        {
            var where = line is null ? _file : $"{_file}:{line}";
            _problems.Add(ResultText.Line($"{where}: {sentence}", 2 * ResultText.MaxNameLength));
        }
        else if (_problems.Count == MaxProblems)
        {
            _problems.Add($"There are more than {MaxProblems} problems; the others are not listed.");
        }
    }

    public ExtractedResults ToResults()
    {
        EndFile();
        return new ExtractedResults
        {
            Metrics = [.. _metrics.Select(entry => ToRecord(entry.Key, entry.Value))],
            Tests = [.. _tests],
            Problems = [.. _problems],
        };
    }

    private void AddSample(string name, double value, string? unit)
    {
        if (!_fileMetrics.TryGetValue(name, out var sum))
        {
            if (_metrics.Count + _fileMetrics.Count >= maxRecords)
            {
                AddCutProblem(ref _metricsAreCut, "metrics");
                return;
            }

            sum = new MetricSum(_file, unit);
            _fileMetrics.Add(name, sum);
        }

        sum.Add(value);
    }

    private void AddCutProblem(ref bool isCut, string what)
    {
        if (!isCut)
        {
            isCut = true;
            AddProblem(null, $"The attempt has more than {maxRecords} {what}; the rest of them is not kept.");
        }
    }

    private string FindFreeName(string name, CollectedTest taken)
    {
        string free;
        do
        {
            taken.Count++;
            free = $"{name} #{taken.Count}";
        }
        while (_testNames.ContainsKey(free));

        return free;
    }

    private void EndFile()
    {
        foreach (var (name, sum) in _fileMetrics)
        {
            if (!double.IsFinite(sum.Mean))
            {
                AddProblem(null, $"The values of '{name}' are too large to average.");
            }
            else if (!_metrics.TryAdd(name, sum) && !_metrics[name].Mean.Equals(sum.Mean))
            {
                AddProblem(
                    null,
                    $"The metric '{name}' was already read from {_metrics[name].File} with another value, which is "
                    + "kept.");
            }
        }

        _fileMetrics.Clear();
    }

    private static MetricRecord ToRecord(string name, MetricSum sum) =>
        new() { Name = name, Value = sum.Mean, Unit = sum.Unit };
}
