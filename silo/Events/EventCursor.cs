using System.Globalization;
using System.Text;
using Boxyard.Jobs;
using Boxyard.Results;

namespace Boxyard.Events;

/// <summary>
/// How far a stream was sent, as its ids have it: `TRANSACTION-ID` of the last event, and with logs how many bytes of
/// each, `;ATTEMPT.STREAM:BYTES`. All is known from it that is needed to go on, on any silo.
/// </summary>
internal sealed class EventCursor(EventPosition position)
{
    /// <summary>Logs beyond that are not followed: the cursor must fit into a header line.</summary>
    public const int MaxLogs = 200;

    private readonly SortedDictionary<(int Attempt, string Stream), long> _logs = [];

    public EventPosition Position { get; set; } = position;

    /// <summary>Null when that is no cursor. `0` is the beginning.</summary>
    public static EventCursor? Parse(string text)
    {
        if (text == "0")
        {
            return new EventCursor(default);
        }

        var parts = text.Split(';');
        var numbers = parts[0].Split('-');
        if (parts.Length > MaxLogs + 1 || numbers.Length != 2
            || ParseNumber(numbers[0]) is not { } transaction || ParseNumber(numbers[1]) is not { } id)
        {
            return null;
        }

        var cursor = new EventCursor(new EventPosition(transaction, id));
        return Array.TrueForAll(parts[1..], cursor.TryReadLog) ? cursor : null;
    }

    /// <summary>How many bytes of a log were sent.</summary>
    public long OffsetOf(int attempt, string stream) => _logs.GetValueOrDefault((attempt, stream));

    /// <summary>False when it has as many logs as it may.</summary>
    public bool CanHold(int attempt, string stream) => _logs.Count < MaxLogs || _logs.ContainsKey((attempt, stream));

    public void MoveLog(int attempt, string stream, long offset) => _logs[(attempt, stream)] = offset;

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Position.Transaction}-{Position.Id}");
        foreach (var ((attempt, stream), offset) in _logs)
        {
            text.Append(CultureInfo.InvariantCulture, $";{attempt}.{stream}:{offset}");
        }

        return text.ToString();
    }

    private bool TryReadLog(string part)
    {
        var dot = part.IndexOf('.', StringComparison.Ordinal);
        var colon = part.LastIndexOf(':');
        if (dot < 1 || colon < dot
            || ParseNumber(part[..dot]) is not { } attempt || attempt is < 1 or > int.MaxValue
            || ParseNumber(part[(colon + 1)..]) is not { } offset
            || ResultPath.FindStreamProblem(part[(dot + 1)..colon]) is not null)
        {
            return false;
        }

        return _logs.TryAdd(((int)attempt, part[(dot + 1)..colon]), offset);
    }

    private static long? ParseNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
