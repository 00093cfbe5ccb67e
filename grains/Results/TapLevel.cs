using System.Text;

namespace Boxyard.Results;

/// <summary>One nesting level of a TAP document: its plan, its results so far, and those of the subtest that ended last.</summary>
internal sealed class TapLevel(int indent, bool isInComments)
{
    private const int MaxListedRanges = 10;

    private readonly HashSet<long> _numbers = [];
    private readonly StringBuilder _diagnostics = new();
    private long _nextNumber = 1;

    public int Indent => indent;

    /// <summary>Whether its lines stand behind `# `, as kselftest prints the output of its programs.</summary>
    public bool IsInComments => isInComments;

    /// <summary>From `# Subtest: name`.</summary>
    public string? Name { get; set; }
    public long? Plan { get; set; }
    public List<TapResult> Results { get; } = [];

    /// <summary>Results of subtests whose own result line has not come yet.</summary>
    public List<TapResult> Children { get; } = [];
    public string? ChildrenName { get; set; }
    public TapResult? Last { get; private set; }

    /// <summary>Takes the next test's number; false when it was there already.</summary>
    public bool TryNumber(long? given, out long number)
    {
        number = given ?? _nextNumber;
        _nextNumber = number == long.MaxValue ? number : number + 1;
        return _numbers.Add(number);
    }

    /// <summary>
    /// Adds a result and the waiting children below its name. A parent only sums up its children, so it is no test of its own
    /// unless it failed although none of them did.
    /// </summary>
    public void Add(TapResult result)
    {
        var isExplained = Children.Exists(child => child.Outcome == result.Outcome) || result.Outcome == TestOutcome.Passed;
        if (Children.Count == 0 || !isExplained)
        {
            Results.Add(result);
        }

        AdoptChildren(result.Name);
        Last = result;
    }

    public void AdoptChildren(string? parent)
    {
        Results.AddRange(parent is null ? Children : Children.Select(child => child.Below(parent)));
        Children.Clear();
    }

    public void AddDiagnostic(string text)
    {
        if (_diagnostics.Length < ResultText.MaxMessageLength)
        {
            _diagnostics.Append(_diagnostics.Length == 0 ? "" : "\n").Append(text);
        }
    }

    public string TakeDiagnostics()
    {
        var text = _diagnostics.ToString();
        _diagnostics.Clear();
        return text;
    }

    /// <summary>Why the level's numbers do not match its plan, or null.</summary>
    public string? DescribeMismatch()
    {
        if (Plan is not { } plan)
        {
            return null;
        }

        var outside = _numbers.Count(number => number < 1 || number > plan);
        if (outside > 0)
        {
            return $"{outside} test numbers are outside of the plan 1..{plan}.";
        }

        return _numbers.Count < plan ? $"{plan - _numbers.Count} tests of the plan 1..{plan} did not report: {ListMissing(plan)}." : null;
    }

    private string ListMissing(long plan)
    {
        var ranges = new List<string>();
        var last = 0L;
        foreach (var number in _numbers.Order())
        {
            AddRange(ranges, last, number - 1);
            last = number;
        }

        AddRange(ranges, last, plan);

        return ranges.Count <= MaxListedRanges
            ? string.Join(", ", ranges)
            : $"{string.Join(", ", ranges.Take(MaxListedRanges))} and more";
    }

    private static void AddRange(List<string> ranges, long after, long to)
    {
        if (to > after)
        {
            ranges.Add(to - 1 == after ? $"{to}" : $"{after + 1}-{to}");
        }
    }
}
