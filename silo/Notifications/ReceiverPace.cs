namespace Boxyard.Notifications;

/// <summary>
/// How many deliveries each receiver may get now: few at a time, and one a while when it has failed several times in a
/// row, so that a dead one costs little and the others keep their pace. It is kept in memory and learned anew by each
/// silo.
/// </summary>
internal sealed class ReceiverPace(NotificationOptions options, TimeProvider clock)
{
    /// <summary>
    /// To all hosts together that jobs have named. Targets need no such bound, since the operator names them.
    /// </summary>
    public const int MaxAtOnceOfJobs = 32;

    /// <summary>Failures in a row that make it the receiver's fault and not that of one delivery.</summary>
    private const int MaxFailures = 3;

    private const int MaxRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Failures, DateTimeOffset PausedUntil)> _failing =
        new(StringComparer.Ordinal);

    /// <summary>How many receivers get nothing now, whatever is due for them.</summary>
    public int BlockedCount
    {
        get
        {
            lock (_lock)
            {
                return _failing.Keys.Union(_running.Keys).Count(receiver => FindFree(receiver) <= 0);
            }
        }
    }

    /// <summary>
    /// Of the receivers that have something due: who may get how much; those that may get nothing are left out.
    /// </summary>
    public IReadOnlyList<(string Receiver, int MaxCount)> Choose(IEnumerable<string> due)
    {
        lock (_lock)
        {
            var leftOfJobs = MaxAtOnceOfJobs - _running.Where(item => IsOfJobs(item.Key)).Sum(item => item.Value);
            var chosen = new List<(string Receiver, int MaxCount)>();
            // Who has failed comes last.
            foreach (var receiver in due.OrderBy(_failing.ContainsKey))
            {
                var count = FindFree(receiver);
                if (IsOfJobs(receiver))
                {
                    count = Math.Min(count, leftOfJobs);
                    leftOfJobs -= Math.Max(count, 0);
                }

                if (count > 0)
                {
                    chosen.Add((receiver, count));
                }
            }

            return chosen;
        }
    }

    public void Begin(string receiver)
    {
        lock (_lock)
        {
            _running[receiver] = _running.GetValueOrDefault(receiver) + 1;
        }
    }

    /// <summary>A delivery is over; null success: it says nothing of its receiver.</summary>
    public void End(string receiver, bool? isTaken)
    {
        lock (_lock)
        {
            _running[receiver]--;
            if (_running[receiver] == 0)
            {
                _running.Remove(receiver);
            }

            if (isTaken == true)
            {
                _failing.Remove(receiver);
            }
            else if (isTaken == false)
            {
                Fail(receiver);
            }
        }
    }

    private static bool IsOfJobs(string receiver) => receiver.StartsWith('/');

    private int FindFree(string receiver)
    {
        var running = _running.GetValueOrDefault(receiver);
        var (failures, pausedUntil) = _failing.GetValueOrDefault(receiver);
        if (failures < MaxFailures)
        {
            return options.MaxAtOncePerTarget - running;
        }

        // After a pause one delivery tries whether it is back.
        return clock.GetUtcNow() < pausedUntil ? 0 : 1 - running;
    }

    private void Fail(string receiver)
    {
        if (_failing.Count >= MaxRemembered)
        {
            _failing.Clear();
        }

        var now = clock.GetUtcNow();
        var (failures, pausedUntil) = _failing.GetValueOrDefault(receiver);
        if (failures >= MaxFailures && now < pausedUntil)
        {
            // It was on its way when the pause began, and is no news.
            return;
        }

        failures++;
        _failing[receiver] = (failures, now + options.DelayAfter(failures - MaxFailures));
    }
}
